/** Organs, schools, squadrons, posts and who holds them, and what each post may do. */
@org.springframework.modulith.ApplicationModule(
        id = "organ",
        displayName = "Organization",
        allowedDependencies = {"audit", "names", "problem", "site", "start"})
package cn.redflower.people.organ;
