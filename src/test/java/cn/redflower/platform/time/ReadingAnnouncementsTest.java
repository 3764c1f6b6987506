package cn.redflower.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The State Council's announcements, in the forms in which they were written and are pasted. */
class ReadingAnnouncementsTest {

    @Test
    void that_of_2026_is_the_calendar_that_is_shipped() {
        Announcement read = Announcement.read(text("2026"), null);
        assertThat(read.faults()).isEmpty();
        assertThat(read.year()).isEqualTo(2026);
        assertThat(read.days()).isEqualTo(Calendar2026.year().days());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2019 | 12-30+ 12-31+ 01-01+ 12-29w 02-04..02-10+ 02-02w 02-03w 04-05+ 05-01+ 06-07+ 09-13+ 10-01..10-07+ \
            09-29w 10-12w
            2020 | 01-01+ 01-24..01-30+ 01-19w 02-01w 04-04..04-06+ 05-01..05-05+ 04-26w 05-09w 06-25..06-27+ 06-28w \
            10-01..10-08+ 09-27w 10-10w
            2021 | 01-01..01-03+ 02-11..02-17+ 02-07w 02-20w 04-03..04-05+ 05-01..05-05+ 04-25w 05-08w 06-12..06-14+ \
            09-19..09-21+ 09-18w 10-01..10-07+ 09-26w 10-09w
            2022 | 01-01..01-03+ 01-31..02-06+ 01-29w 01-30w 04-03..04-05+ 04-02w 04-30..05-04+ 04-24w 05-07w \
            06-03..06-05+ 09-10..09-12+ 10-01..10-07+ 10-08w 10-09w
            2023 | 12-31+ 01-01..01-02+ 01-21..01-27+ 01-28w 01-29w 04-05+ 04-29..05-03+ 04-23w 05-06w 06-22..06-24+ \
            06-25w 09-29..10-06+ 10-07w 10-08w
            2024 | 01-01+ 02-10..02-17+ 02-04w 02-18w 04-04..04-06+ 04-07w 05-01..05-05+ 04-28w 05-11w 06-10+ \
            09-15..09-17+ 09-14w 10-01..10-07+ 09-29w 10-12w
            2025 | 01-01+ 01-28..02-04+ 01-26w 02-08w 04-04..04-06+ 05-01..05-05+ 04-27w 05-31..06-02+ 10-01..10-08+ \
            09-28w 10-11w
            """)
    void those_of_earlier_years_are_read_too(int year, String expected) {
        Announcement read = Announcement.read(text(String.valueOf(year)), null);
        assertThat(read.faults()).isEmpty();
        assertThat(read.year()).isEqualTo(year);
        assertThat(read.days().stream().map(d -> d.date() + (d.isOff() ? "+" : "w")))
                .containsExactlyElementsOf(spelledOut(year, expected));
    }

    @Test
    void the_whole_page_around_it_changes_nothing_nor_do_widths_and_broken_lines() {
        Announcement read = Announcement.read(text("page-2026"), null);
        assertThat(read.faults()).isEmpty();
        assertThat(read).isEqualTo(Announcement.read(text("2026"), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 34})
    void lines_may_be_broken_anywhere(int width) {
        String wrapped = text("2025").replace("\n", "").replaceAll("(.{" + width + "})", "$1\n");
        assertThat(Announcement.read(wrapped, null)).isEqualTo(Announcement.read(text("2025"), null));
    }

    @Test
    void markup_is_left_out() {
        String page = "<html><body><h1>国务院办公厅关于2026年<br/>部分节假日安排的通知</h1>"
                + text("2026")
                        .lines()
                        .map(line -> "<p style=\"text-indent: 2em;\"><span>"
                                + line.replace("10月1日", "<b>10</b>月&nbsp;1日") + "</span></p>")
                        .collect(Collectors.joining())
                + "</body></html>";
        assertThat(Announcement.read(page, null)).isEqualTo(Announcement.read(text("2026"), null));
    }

    @Test
    void one_line_without_breaks_and_half_width_marks_are_read() {
        String plain = text("2026")
                .replace("\n", "")
                .replace("，", ",")
                .replace("（", "(")
                .replace("）", ")")
                .replace("：", ":")
                .replace("。", "。 ");
        assertThat(Announcement.read(plain, null).days())
                .isEqualTo(Calendar2026.year().days());
    }

    @Test
    void a_make_up_day_or_a_list_of_days_may_leave_out_the_month() {
        Announcement read = Announcement.read(text("2023").replace("1月28日（星期六）、1月29日（星期日）上班", "1月28日、29日调休上班"), null);
        assertThat(read).isEqualTo(Announcement.read(text("2023"), null));
    }

    @Test
    void new_year_may_begin_in_a_december_whose_year_is_not_written() {
        assertThat(Announcement.read(text("2023").replace("2022年12月31日至2023年1月2日", "12月31日至1月2日"), null))
                .isEqualTo(Announcement.read(text("2023"), null));
        assertThat(Announcement.read(text("2023").replace("2022年12月31日至2023年1月2日", "2022年12月31日至1月2日"), null))
                .isEqualTo(Announcement.read(text("2023"), null));
    }

    @Test
    void a_holiday_on_a_plain_sunday_is_no_day_of_its_own() {
        // as in 2015: 中秋节：9月27日放假。
        Announcement read = Announcement.read(text("2026").replace("9月25日（周五）至27日（周日）放假，共3天", "9月27日（周日）放假"), null);
        assertThat(read.faults()).isEmpty();
        assertThat(read.days())
                .extracting(SpecialDay::date)
                .doesNotContain(LocalDate.of(2026, 9, 25), LocalDate.of(2026, 9, 27));
    }

    @Test
    void the_year_is_asked_for_where_the_text_does_not_say_it_or_says_several() {
        String items = text("2026").substring(text("2026").indexOf("一、元旦"));
        assertThat(Announcement.read(items, null).asksForYear()).isTrue();
        assertThat(Announcement.read(items, 2026).days())
                .isEqualTo(Calendar2026.year().days());
        Announcement titles = Announcement.read("关于2025年部分节假日安排的通知\n关于2026年部分节假日安排的通知\n" + items, null);
        assertThat(titles.asksForYear()).isTrue();
        assertThat(Announcement.read("关于2025年部分节假日安排的通知\n关于2026年部分节假日安排的通知\n" + items, 2026)
                        .faults())
                .isEmpty();
        assertThat(codes(Announcement.read(text("2026"), 2027))).containsExactly("another-year");
        assertThat(codes(Announcement.read(items, 2027)))
                .as("the weekdays are those of 2026")
                .contains("weekday");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1月4日（周日）上班             | 1月4日（周六）上班               | weekday         | 1月4日(周六)上班
            至3日（周六）放假              | 至3日（星期五）放假              | weekday         | 至3日(星期五)放假
            放假调休，共9天                | 放假调休，共8天                  | count           | 共8天
            4月4日（周六）至6日（周一）放假，共3天 | 4月4日（周六）放假2天      | count           | 放假2天
            5月9日（周六）上班             | 5月8日（周五）上班               | work-on-weekday | 5月8日(周五)上班
            5月9日（周六）上班             | 5月3日（周日）上班               | off-and-work    | 劳动节
            6月19日（周五）至21日（周日）放假，共3天 | 6月31日放假              | date            | 6月31日放假
            10月1日（周四）至7日（周三）   | 10月7日（周三）至1日（周四）     | range           | 至1日
            10月1日（周四）至7日（周三）放假调休，共7天 | 10月1日至12月1日放假   | range           | 12月1日放假
            5月9日（周六）上班             | 5月9日（周六）                   | unreadable      | 5月9日(周六)
            5月9日（周六）上班             | 9日上班                          | unreadable      | 9日上班
            4月4日（周六）至6日（周一）放假，共3天 | 另行通知                   | no-days         | 另行通知
            1月1日（周四）至3日            | 2024年1月1日（周一）至3日        | other-year      | 2024年1月1日
            三、清明节：4月4日（周六）至6日（周一）放假，共3天。 | 三、劳动节：4月4日（周六）至6日（周一）放假，共3天。 | twice | 劳动节
            """)
    void what_contradicts_itself_is_named_with_its_sentence(String right, String wrong, String code, String sentence) {
        assertThat(text("2026")).contains(right);
        Announcement read = Announcement.read(text("2026").replace(right, wrong), null);
        assertThat(codes(read)).contains(code);
        assertThat(read.faults()).anySatisfy(fault -> {
            assertThat(fault.reason().code()).isEqualTo("workingday.announcement." + code);
            assertThat(fault.sentence()).contains(sentence);
        });
    }

    @Test
    void half_of_it_is_not_taken_for_a_year() {
        String half = text("2026").substring(0, text("2026").indexOf("四、劳动节"));
        Announcement read = Announcement.read(half, null);
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.reason().code()).isEqualTo("workingday.announcement.incomplete");
            assertThat(fault.reason().args()).containsExactly("劳动节、端午节、中秋节、国庆节");
        });
        assertThat(codes(Announcement.read("关于调整2026年劳动节假期安排的通知。劳动节：5月1日（周五）至5日（周二）放假调休，共5天。", 2026)))
                .containsExactly("incomplete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "你好", "2026-01-01 休 元旦", "国务院办公厅关于2026年部分节假日安排的通知", "元旦快乐"})
    void a_text_without_holidays_is_said_to_be_none(String text) {
        assertThat(codes(Announcement.read(text, 2026))).containsExactly("none");
    }

    @Test
    void two_years_at_once_are_not_mixed() {
        assertThat(Announcement.read(text("2025") + text("2026"), null).asksForYear())
                .isTrue();
        assertThat(codes(Announcement.read(text("2025") + text("2026"), 2026))).contains("twice");
    }

    @Test
    void an_endless_text_is_refused_at_once() {
        assertThat(codes(Announcement.read("元旦：1月1日放假。".repeat(30_000), 2026))).containsExactly("too-long");
        assertThat(Announcement.read(("一".repeat(60) + "(").repeat(3000), 2026).faults())
                .hasSize(1);
    }

    static String text(String name) {
        try {
            return new ClassPathResource("announcements/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> codes(Announcement announcement) {
        return announcement.faults().stream()
                .map(f -> f.reason().code().substring("workingday.announcement.".length()))
                .toList();
    }

    /** {@code 10-01..10-07+}: days off, {@code w}: worked; a December is the year before. */
    private static List<String> spelledOut(int year, String days) {
        return List.of(days.split(" ")).stream()
                .flatMap(part -> {
                    String[] ends = part.substring(
                                    0, part.length() - (part.endsWith("+") || part.endsWith("w") ? 1 : 0))
                            .split("\\.\\.");
                    LocalDate first = date(year, ends[0]);
                    return first.datesUntil(date(year, ends[ends.length - 1]).plusDays(1))
                            .map(d -> d + part.substring(part.length() - 1));
                })
                .sorted()
                .toList();
    }

    private static LocalDate date(int year, String monthAndDay) {
        return LocalDate.parse((monthAndDay.startsWith("12-") ? year - 1 : year) + "-" + monthAndDay);
    }
}
