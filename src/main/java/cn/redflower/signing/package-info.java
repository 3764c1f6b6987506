/**
 * Joint signing (联合会签), a part that every flow uses: several organs sign one list, one vote each
 * ({@link cn.redflower.signing.JointSignings}).
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Joint signing",
        allowedDependencies = {"approval", "audit", "names", "notification", "organization", "problem", "workingday"})
package cn.redflower.signing;
