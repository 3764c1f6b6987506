/** The demo county with its database, mailbox and clock; only in profile demo. */
@org.springframework.modulith.ApplicationModule(displayName = "Demo")
package cn.redflower.demo;
