/**
 * Getting in and being kept out: passwords and what is wrong with them, attempts and bars, sessions and their end, and
 * the administrator's page where accounts are made, invited and closed. Whose they are and what for is organization's.
 */
@org.springframework.modulith.ApplicationModule(
        id = "account",
        displayName = "Account",
        allowedDependencies = {"audit", "names", "mail", "organ", "paper", "problem", "site", "ratelimit", "typed"})
package cn.redflower.people.account;
