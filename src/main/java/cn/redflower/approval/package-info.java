/** Opinions, and what a task accepts from whom. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {"audit", "engine", "organization", "problem"})
package cn.redflower.approval;
