/** Red-scarf star badges: rounds, nominations, decisions and awards. */
@org.springframework.modulith.ApplicationModule(
        id = "onestar",
        displayName = "Badge",
        allowedDependencies = {
            "approval",
            "audit",
            "award",
            "certificate",
            "certificate :: printing",
            "names",
            "mail",
            "organ",
            "pupil",
            "pupil :: roster",
            "problem",
            "publicnotice",
            "spreadsheet",
            "time"
        })
package cn.redflower.honours.onestar;
