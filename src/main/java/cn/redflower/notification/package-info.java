/**
 * Mail through an outbox that no approval waits for. A use case posts {@link cn.redflower.notification.Letters letters}
 * in its own transaction; the process {@code mail-delivery} sends them afterwards, and again until the mail server has
 * taken each.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"audit", "problem", "site"})
package cn.redflower.notification;
