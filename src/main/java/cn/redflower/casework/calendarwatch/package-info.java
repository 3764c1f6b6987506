/**
 * Sees to it that the working calendar is there in time: asks the administrators for a year that is missing, by mail,
 * until it is there.
 */
@org.springframework.modulith.ApplicationModule(
        id = "calendarwatch",
        displayName = "Calendar watch",
        allowedDependencies = {"audit", "mail", "organ", "time"})
package cn.redflower.casework.calendarwatch;
