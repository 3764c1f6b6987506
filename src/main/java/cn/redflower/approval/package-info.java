/** Opinions, and what a task accepts from whom. */
@org.springframework.modulith.ApplicationModule(displayName = "Approval")
package cn.redflower.approval;
