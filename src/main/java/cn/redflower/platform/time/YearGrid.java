package cn.redflower.platform.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A year as twelve month sheets with weeks from Monday, for the page. */
record YearGrid(int year, List<Month> months) {

    /** One month; weeks are filled up with empty cells. */
    record Month(int number, List<List<Cell>> weeks) {}

    /**
     * One cell.
     *
     * @param day day of the month, null if the cell is empty
     * @param look {@code off}, {@code work}, {@code weekend}, {@code plain}, or {@code empty}
     * @param label the holiday, null on days that follow the week
     */
    record Cell(Integer day, String look, String label) {

        private static final Cell EMPTY = new Cell(null, "empty", null);
    }

    static YearGrid of(CalendarYear year) {
        Map<LocalDate, SpecialDay> special = year.byDate();
        return new YearGrid(
                year.year(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(m -> month(YearMonth.of(year.year(), m), special))
                        .toList());
    }

    private static Month month(YearMonth month, Map<LocalDate, SpecialDay> special) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            cells.add(Cell.EMPTY);
        }
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            cells.add(cell(month.atDay(day), special.get(month.atDay(day))));
        }
        while (cells.size() % 7 != 0) {
            cells.add(Cell.EMPTY);
        }
        return new Month(
                month.getMonthValue(),
                IntStream.range(0, cells.size() / 7)
                        .mapToObj(w -> cells.subList(w * 7, w * 7 + 7))
                        .toList());
    }

    private static Cell cell(LocalDate date, SpecialDay special) {
        if (special != null) {
            return new Cell(date.getDayOfMonth(), special.isOff() ? "off" : "work", special.label());
        }
        return new Cell(date.getDayOfMonth(), SpecialDay.isWeekend(date) ? "weekend" : "plain", null);
    }
}
