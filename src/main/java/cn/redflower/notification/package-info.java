/** Mail through an outbox that no approval waits for. */
@org.springframework.modulith.ApplicationModule(displayName = "Notification")
package cn.redflower.notification;
