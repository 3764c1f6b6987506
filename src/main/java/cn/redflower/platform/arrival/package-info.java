/** How requests come in from the network: how slowly a body may arrive, and how many may be waited for. */
@org.springframework.modulith.ApplicationModule(
        id = "arrival",
        displayName = "Arrival",
        allowedDependencies = {"ratelimit"})
package cn.redflower.platform.arrival;
