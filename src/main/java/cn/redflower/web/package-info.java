/** The pages of the house and the edge: security, errors, home page. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Web",
        allowedDependencies = {
            "account",
            "approval",
            "arrival",
            "audit",
            "database",
            "organization",
            "problem",
            "repair",
            "workingday"
        })
package cn.redflower.web;
