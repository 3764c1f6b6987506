/**
 * The demo county with its database, mailbox and clock; only in profile {@code demo}. Whatever it needs beyond the
 * product itself (the embedded PostgreSQL, the SMTP server) is left out of the production jar.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"audit", "award", "organ", "problem", "pupil", "start", "time"})
package cn.redflower.demo;
