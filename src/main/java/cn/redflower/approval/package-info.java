/** Opinions, and what a task accepts from whom. */
@org.springframework.modulith.ApplicationModule(displayName = "Approval", allowedDependencies = {"engine", "organization", "problem"})
package cn.redflower.approval;
