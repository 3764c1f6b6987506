package cn.redflower.platform.time;

import cn.redflower.platform.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form in which an administrator types or pastes a year's special days, one a line: {@code 2027-01-01 休 元旦},
 * several at once as {@code 2027-10-01 至 2027-10-07 休 国庆节}, a make-up day as {@code 2027-10-09 班 国庆节调休上班}. Empty lines
 * are skipped.
 *
 * @param days the days of the lines that could be read, checked by {@link CalendarRules}
 * @param faults what is wrong, by line
 */
record CalendarLines(List<SpecialDay> days, List<Fault> faults) {

    /** A line that cannot be taken, counted from one; 0 for the text as a whole. */
    record Fault(int line, Refusal reason) {}

    private static final String DATE = "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?";
    private static final Pattern LINE =
            Pattern.compile(DATE + "(?:\\s*(?:至|到|~|～|—|–)\\s*" + DATE + ")?\\s*([^\\s\\d]+)(?:\\s+(.*))?");
    private static final Map<String, SpecialDay.Kind> WORDS = Map.of(
            "休",
            SpecialDay.Kind.OFF,
            "放假",
            SpecialDay.Kind.OFF,
            "休息",
            SpecialDay.Kind.OFF,
            "班",
            SpecialDay.Kind.WORK,
            "上班",
            SpecialDay.Kind.WORK,
            "补班",
            SpecialDay.Kind.WORK,
            "调休上班",
            SpecialDay.Kind.WORK);
    private static final int LONGEST_RANGE = 31;

    /** Reads and checks the text; {@link #faults()} is empty if the year may be kept as it is. */
    static CalendarLines read(int year, String text) {
        Reader reader = new Reader();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            reader.line(i + 1, lines[i].replace('　', ' ').strip());
        }
        for (CalendarRules.Defect defect : CalendarRules.defects(year, reader.days)) {
            int line = defect.position() < 0 ? 0 : reader.lineOfDay.get(defect.position());
            // the year as a whole is judged only when every line could be read
            if (line > 0 || reader.faults.isEmpty()) {
                reader.faults.add(new Fault(line, defect.reason()));
            }
        }
        return new CalendarLines(
                reader.days,
                reader.faults.stream()
                        .sorted(Comparator.comparingInt(Fault::line))
                        .toList());
    }

    /** The same days as text that {@link #read} takes, one day a line. */
    static String write(List<SpecialDay> days) {
        return days.stream()
                .map(d -> "%s %s %s".formatted(d.date(), d.isOff() ? "休" : "班", d.label()))
                .collect(Collectors.joining("\n"));
    }

    private static final class Reader {

        private final List<SpecialDay> days = new ArrayList<>();
        private final List<Integer> lineOfDay = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        void line(int number, String line) {
            if (line.isEmpty()) {
                return;
            }
            Matcher found = LINE.matcher(line);
            if (!found.matches()) {
                fault(number, "line-unreadable", shortened(line));
                return;
            }
            SpecialDay.Kind kind = WORDS.get(found.group(7));
            if (kind == null) {
                fault(number, "line-kind", shortened(found.group(7)));
                return;
            }
            LocalDate first = date(number, found, 1);
            LocalDate last = found.group(4) == null ? first : date(number, found, 4);
            if (first == null || last == null) {
                return;
            }
            if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_RANGE - 1))) {
                fault(number, "line-range", String.valueOf(LONGEST_RANGE));
                return;
            }
            String label = found.group(8) == null ? "" : found.group(8).strip();
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                days.add(new SpecialDay(day, kind, label));
                lineOfDay.add(number);
            }
        }

        private LocalDate date(int number, Matcher found, int group) {
            try {
                return LocalDate.of(
                        Integer.parseInt(found.group(group)),
                        Integer.parseInt(found.group(group + 1)),
                        Integer.parseInt(found.group(group + 2)));
            } catch (DateTimeException none) {
                fault(
                        number,
                        "line-date",
                        "%s-%s-%s".formatted(found.group(group), found.group(group + 1), found.group(group + 2)));
                return null;
            }
        }

        private void fault(int line, String thing, Object... args) {
            faults.add(new Fault(line, Refusal.rule("workingday." + thing, args)));
        }

        private static String shortened(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }
}
