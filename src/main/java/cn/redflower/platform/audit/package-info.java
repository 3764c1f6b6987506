/** The append-only, hash-chained record of who did what; every module may write to it. */
@org.springframework.modulith.ApplicationModule(
        id = "audit",
        displayName = "Audit",
        allowedDependencies = {"problem", "start"})
package cn.redflower.platform.audit;
