/** How often one network address may do something. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Rate limit",
        allowedDependencies = {})
package cn.redflower.ratelimit;
