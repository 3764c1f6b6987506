/** The pages of the house and the edge: security, errors, home page. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Web",
        allowedDependencies = {
            "account",
            "approval",
            "arrival",
            "audit",
            "database",
            "organ",
            "problem",
            "repair",
            "time"
        })
package cn.redflower.web;
