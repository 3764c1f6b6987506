/** Opinions, and what a task accepts from whom. */
@org.springframework.modulith.ApplicationModule(
        id = "approval",
        displayName = "Approval",
        allowedDependencies = {"audit", "engine", "organ", "problem", "pupil", "time"})
package cn.redflower.casework.approval;
