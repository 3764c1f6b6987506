/**
 * Signing in beyond the password: one-time codes as a second step, and the county's own identity provider (OpenID
 * Connect).
 */
@org.springframework.modulith.ApplicationModule(
        id = "login",
        displayName = "Sign-in",
        allowedDependencies = {"audit", "names", "organ", "problem", "site", "start", "typed"})
package cn.redflower.people.login;
