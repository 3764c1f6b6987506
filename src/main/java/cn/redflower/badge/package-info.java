/** Red-scarf star badges: rounds, nominations, decisions and awards. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Badge",
        allowedDependencies = {
            "approval",
            "audit",
            "award",
            "certificate",
            "certificate :: printing",
            "names",
            "notification",
            "organization",
            "organization :: roster",
            "problem",
            "publicnotice",
            "spreadsheet",
            "workingday"
        })
package cn.redflower.badge;
