/** Organs, schools, squadrons, posts and who holds them, pupils and rosters. */
@org.springframework.modulith.ApplicationModule(displayName = "Organization")
package cn.redflower.organization;
