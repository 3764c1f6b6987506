/** The clock and the calendar of working days with its make-up days. */
@org.springframework.modulith.ApplicationModule(
        id = "time",
        displayName = "Working day",
        allowedDependencies = {"audit", "problem"})
package cn.redflower.platform.time;
