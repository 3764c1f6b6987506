/**
 * Joint signing (联合会签), a part that every flow uses: several organs sign one list, one vote each
 * ({@link cn.redflower.casework.signing.JointSignings}).
 */
@org.springframework.modulith.ApplicationModule(
        id = "signing",
        displayName = "Joint signing",
        allowedDependencies = {"approval", "audit", "names", "mail", "organ", "problem", "time"})
package cn.redflower.casework.signing;
