/**
 * The engine's configuration and hardening; together with approval and the process packages the only place that knows
 * the engine.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Engine",
        allowedDependencies = {"problem", "workingday"})
package cn.redflower.engine;
