/**
 * What can be awarded, as configuration ({@link cn.redflower.award.AwardKinds}), and who holds what
 * ({@link cn.redflower.award.Awards}). The flows that decide over awards stand above.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Award",
        allowedDependencies = {"organization", "problem", "spreadsheet"})
package cn.redflower.award;
