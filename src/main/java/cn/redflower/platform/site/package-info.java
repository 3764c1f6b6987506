/**
 * Where people reach the product: one address, written one way, in mails, on certificates, in badges and at the login
 * provider.
 */
@org.springframework.modulith.ApplicationModule(
        id = "site",
        displayName = "Site",
        allowedDependencies = {"start"})
package cn.redflower.platform.site;
