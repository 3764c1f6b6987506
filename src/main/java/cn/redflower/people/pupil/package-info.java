/** The register of pupils: rosters as schools send them, and the adults who declared a pupil as a relative. */
@org.springframework.modulith.ApplicationModule(
        id = "pupil",
        displayName = "Pupil",
        allowedDependencies = {"audit", "names", "organ", "problem", "spreadsheet", "start", "typed"})
package cn.redflower.people.pupil;
