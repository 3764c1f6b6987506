package cn.redflower.platform.time;

/**
 * A year of the working calendar was entered or corrected, in the present transaction: what was counted by it may count
 * anew.
 *
 * @param year which
 */
public record CalendarChanged(int year) {}
