/**
 * What can be awarded, as configuration ({@link cn.redflower.honours.award.AwardKinds}), and who holds what
 * ({@link cn.redflower.honours.award.Awards}). The flows that decide over awards stand above.
 */
@org.springframework.modulith.ApplicationModule(
        id = "award",
        displayName = "Award",
        allowedDependencies = {"organ", "problem", "pupil", "spreadsheet"})
package cn.redflower.honours.award;
