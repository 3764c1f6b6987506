/** Red-scarf star badges: rounds, nominations, decisions and awards. */
@org.springframework.modulith.ApplicationModule(displayName = "Badge")
package cn.redflower.badge;
