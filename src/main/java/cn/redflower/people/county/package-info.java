/**
 * The county as data: its towns, communities, schools, squadrons and people, brought in by one workbook (建县表) as a dry
 * run that a person confirms.
 */
@org.springframework.modulith.ApplicationModule(
        id = "county",
        displayName = "County",
        allowedDependencies = {
            "account",
            "account :: invitation",
            "account :: session",
            "audit",
            "names",
            "organ",
            "problem",
            "pupil",
            "pupil :: roster",
            "site",
            "spreadsheet",
            "start",
            "time",
            "typed"
        })
package cn.redflower.people.county;
