/** Whether the database answers, and that nobody waits long for one that does not. */
@org.springframework.modulith.ApplicationModule(
        id = "database",
        displayName = "Database",
        allowedDependencies = {})
package cn.redflower.platform.database;
