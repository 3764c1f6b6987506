/**
 * What a person is told when something cannot be done: business refusals as values, and their way to an answer of the
 * API.
 */
@org.springframework.modulith.ApplicationModule(
        id = "problem",
        displayName = "Problem",
        allowedDependencies = {})
package cn.redflower.platform.problem;
