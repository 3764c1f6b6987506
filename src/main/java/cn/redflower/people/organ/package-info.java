/** Organs, schools, squadrons, posts and who holds them, pupils and rosters. */
@org.springframework.modulith.ApplicationModule(
        id = "organ",
        displayName = "Organization",
        allowedDependencies = {"audit", "names", "problem", "spreadsheet", "start", "typed"})
package cn.redflower.people.organ;
