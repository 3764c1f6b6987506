/** How often one network address may do something. */
@org.springframework.modulith.ApplicationModule(
        id = "ratelimit",
        displayName = "Rate limit",
        allowedDependencies = {})
package cn.redflower.platform.ratelimit;
