/**
 * Mail through an outbox that no approval waits for. A use case posts {@link cn.redflower.platform.mail.Letters
 * letters} in its own transaction; the process {@code mail-delivery} sends them afterwards, and again until the mail
 * server has taken each.
 */
@org.springframework.modulith.ApplicationModule(
        id = "mail",
        displayName = "Notification",
        allowedDependencies = {"audit", "problem", "site", "time"})
package cn.redflower.platform.mail;
