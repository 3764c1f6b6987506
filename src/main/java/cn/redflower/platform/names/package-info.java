/**
 * How names of people are written: one form for what looks the same, whoever typed it and on whatever system; which
 * names ask for a look; which characters can be printed. Rosters, nominations, accounts, searches and print all come
 * here.
 */
@org.springframework.modulith.ApplicationModule(id = "names", displayName = "Names", allowedDependencies = "problem")
package cn.redflower.platform.names;
