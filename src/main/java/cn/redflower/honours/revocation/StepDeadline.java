package cn.redflower.honours.revocation;

import java.time.LocalDate;

/**
 * Until when a step should be done, and how that was counted, so that it can be counted anew when the calendar changes.
 *
 * @param from the day on which the step began, itself not counted
 * @param workingDays how many it has
 * @param on its last day
 */
record StepDeadline(LocalDate from, int workingDays, LocalDate on) {}
