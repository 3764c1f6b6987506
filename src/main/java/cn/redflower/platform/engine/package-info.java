/**
 * The engine's configuration and hardening; together with approval and the process packages the only place that knows
 * the engine.
 */
@org.springframework.modulith.ApplicationModule(
        id = "engine",
        displayName = "Engine",
        allowedDependencies = {"problem", "time"})
package cn.redflower.platform.engine;
