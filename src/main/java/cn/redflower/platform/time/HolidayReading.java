package cn.redflower.platform.time;

import cn.redflower.platform.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what an announcement says of one holiday, sentence by sentence: which days are off and which weekends are
 * worked. What contradicts itself (a weekday that is not the date's, a number of days that is not theirs, a make-up day
 * on a Tuesday) is a fault that names the sentence, and so is a date of which nothing is said.
 */
final class HolidayReading {

    /** A sentence that cannot be taken. */
    record Fault(String sentence, Refusal reason) {}

    private static final String NUMBER = AnnouncementText.NUMBER;
    private static final Pattern TOKEN = Pattern.compile("(?<date>(?:(?<year>" + AnnouncementText.YEAR_DIGITS
            + ")年)?(?<!\\d)(?<month>" + NUMBER + ")月(?<day>" + NUMBER + ")[日号])"
            + "|(?<only>(?<!\\d)(?<day2>" + NUMBER
            + ")[日号])|(?<weekday>\\([^()]{0,80}\\)|(?:星期|礼拜|周)[一二三四五六日天])|(?<range>至|到|[-—–―~]+)"
            + "|(?<nothing>不再?调休|(?:与周末)?连休|休息)|(?<work>(?:调休|照常|正常)?(?:上班|补班))|(?<off>放假调休|调休放假|放假|调休|补休)"
            + "|(?:共|(?<=放假))(?<count>" + NUMBER + ")天|(?<list>[、,和及与])");
    private static final Pattern WEEKDAY = Pattern.compile("(?:星期|礼拜|周)([一二三四五六日天])");
    private static final Pattern ADVICE = Pattern.compile("鼓励|建议|提倡|倡导");
    private static final int LONGEST_RANGE = 31;
    private static final int LONGEST_QUOTE = 70;

    private final int year;
    private final AnnouncedHoliday holiday;
    private final List<SpecialDay> days = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Span> pending = new ArrayList<>();
    private String sentence;
    private LocalDate last;
    private boolean rangeOpen;
    private int uncounted;
    private boolean withWeekend;

    private record Span(LocalDate first, LocalDate last) {

        List<LocalDate> dates() {
            return first.datesUntil(last.plusDays(1)).toList();
        }
    }

    private HolidayReading(int year, AnnouncedHoliday holiday) {
        this.year = year;
        this.holiday = holiday;
    }

    /** @param year that the announcement is about */
    static HolidayReading of(int year, AnnouncedHoliday holiday) {
        HolidayReading reading = new HolidayReading(year, holiday);
        reading.read();
        return reading;
    }

    List<SpecialDay> days() {
        return List.copyOf(days);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void read() {
        for (String part : holiday.said().split("[。;]")) {
            sentence = part;
            if (!part.isBlank() && !ADVICE.matcher(part).find()) {
                sentence();
            }
        }
        sentence = holiday.said();
        if (faults.isEmpty() && days.stream().noneMatch(SpecialDay::isOff)) {
            fault("no-days");
        }
    }

    private void sentence() {
        pending.clear();
        last = null;
        rangeOpen = false;
        Matcher token = TOKEN.matcher(sentence);
        while (token.find()) {
            if (token.group("date") != null) {
                date(
                        yearOf(token.group("year"), AnnouncementText.number(token.group("month"))),
                        AnnouncementText.number(token.group("month")),
                        AnnouncementText.number(token.group("day")));
            } else if (token.group("only") != null) {
                if (last == null) {
                    fault("unreadable");
                } else {
                    date(last.getYear(), last.getMonthValue(), AnnouncementText.number(token.group("day2")));
                }
            } else if (token.group("weekday") != null) {
                weekday(token.group("weekday"));
            } else if (token.group("range") != null) {
                rangeOpen = last != null;
            } else if (token.group("list") != null) {
                rangeOpen = false;
            } else if (token.group("count") != null) {
                count(AnnouncementText.number(token.group("count")));
            } else if (token.group("nothing") != null) {
                withWeekend |= token.group("nothing").contains("连休");
            } else {
                take(token.group("work") != null ? SpecialDay.Kind.WORK : SpecialDay.Kind.OFF);
            }
        }
        if (!pending.isEmpty()) {
            fault("unreadable");
        }
    }

    /**
     * A date without a year is the announcement's; a December at New Year is the one before, and a range goes on into
     * January.
     */
    private int yearOf(String written, int month) {
        if (written != null) {
            return AnnouncementText.number(written);
        }
        if (rangeOpen) {
            return month < last.getMonthValue() ? last.getYear() + 1 : last.getYear();
        }
        return holiday.beginsTheYear() && month >= 11 ? year - 1 : year;
    }

    private void date(int ofYear, int month, int day) {
        try {
            LocalDate date = LocalDate.of(ofYear, month, day);
            if (Math.abs(ofYear - year) > 1) {
                fault("other-year", String.valueOf(ofYear), String.valueOf(year));
            } else if (!rangeOpen) {
                pending.add(new Span(date, date));
            } else if (pending.isEmpty() || date.isBefore(last) || date.isAfter(last.plusDays(LONGEST_RANGE - 1))) {
                fault("range", String.valueOf(LONGEST_RANGE));
            } else {
                pending.set(
                        pending.size() - 1,
                        new Span(pending.get(pending.size() - 1).first(), date));
            }
            last = date;
        } catch (DateTimeException none) {
            fault("date", month + "月" + day + "日");
        }
        rangeOpen = false;
    }

    private void weekday(String said) {
        Matcher named = WEEKDAY.matcher(said);
        if (last != null && named.find()) {
            String right = last.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.SIMPLIFIED_CHINESE);
            if (!named.group(1).replace('天', '日').equals(right)) {
                fault("weekday", said(last), named.group(), "周" + right);
            }
        }
    }

    private void count(int said) {
        if (uncounted > 0 && !withWeekend && said != uncounted) {
            fault("count", String.valueOf(said), String.valueOf(uncounted));
        }
        uncounted = 0;
    }

    private void take(SpecialDay.Kind kind) {
        for (Span span : pending) {
            for (LocalDate date : span.dates()) {
                boolean off = kind == SpecialDay.Kind.OFF;
                if (!off && !SpecialDay.isWeekend(date)) {
                    fault(
                            "work-on-weekday",
                            said(date),
                            "周" + date.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.SIMPLIFIED_CHINESE));
                }
                uncounted += off ? 1 : 0;
                days.add(new SpecialDay(date, kind, off ? holiday.label() : holiday.label() + "调休上班"));
            }
        }
        pending.clear();
    }

    private static String said(LocalDate date) {
        return date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private void fault(String thing, Object... args) {
        String whole = holiday.label() + "：" + sentence.replace(String.valueOf(AnnouncementText.JOINT), "");
        String quote = whole.length() <= LONGEST_QUOTE ? whole : whole.substring(0, LONGEST_QUOTE) + "…";
        faults.add(new Fault(
                quote,
                Refusal.rule(
                        "workingday.announcement." + thing,
                        Stream.concat(Stream.of(quote), Stream.of(args)).toArray())));
    }
}
