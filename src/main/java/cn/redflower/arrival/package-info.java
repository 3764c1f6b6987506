/** How requests come in from the network: how slowly a body may arrive, and how many may be waited for. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Arrival",
        allowedDependencies = {"ratelimit"})
package cn.redflower.arrival;
