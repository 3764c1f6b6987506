package cn.redflower.platform.time;

/** The days of 2026 as {@code domain.md} §5 has them, in the form an administrator would paste. */
final class Calendar2026 {

    static final String LINES = """
            2026-01-01 至 2026-01-03 休 元旦
            2026-01-04 班 元旦调休上班
            2026-02-14 班 春节调休上班
            2026-02-15 至 2026-02-23 休 春节
            2026-02-28 班 春节调休上班
            2026-04-04 至 2026-04-06 休 清明节
            2026-05-01 至 2026-05-05 休 劳动节
            2026-05-09 班 劳动节调休上班
            2026-06-19 至 2026-06-21 休 端午节
            2026-09-20 班 国庆节调休上班
            2026-09-25 至 2026-09-27 休 中秋节
            2026-10-01 至 2026-10-07 休 国庆节
            2026-10-10 班 国庆节调休上班
            """;

    private Calendar2026() {}

    static CalendarYear year() {
        CalendarLines lines = CalendarLines.read(2026, LINES);
        if (!lines.faults().isEmpty()) {
            throw new AssertionError(lines.faults());
        }
        return new CalendarYear(2026, false, 1, lines.days());
    }
}
