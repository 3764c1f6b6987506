package cn.redflower.platform.time;

import static cn.redflower.platform.time.ReadingAnnouncementsTest.text;
import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An administrator pastes the State Council's announcement: looks at what was understood, and confirms. */
@IntegrationTest
class PastingAnnouncementTest {

    private static final RequestPostProcessor ADMINISTRATOR = user("admin").roles("ADMINISTRATOR");

    @Autowired
    MockMvc http;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    CalendarYears years;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void as_shipped() {
        jdbc.update("delete from honors.calendar_day where day < '2026-01-01'");
        jdbc.update("delete from honors.calendar_year where year < 2026");
        jdbc.update("update honors.calendar_year set confirmed = false, version = 1 where year = 2026");
    }

    @Test
    void it_is_shown_first_and_written_when_confirmed_and_the_same_twice_changes_nothing() throws Exception {
        String shown = paste("2025", "")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2025 年放假安排")))
                .andExpect(content().string(containsString("2025年1月28日 星期二")))
                .andExpect(content().string(containsString("共 8 天")))
                .andExpect(content().string(containsString("2025年2月8日 星期六")))
                .andExpect(content().string(containsString("还没有录入")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(years.find(2025)).as("nothing is written before").isEmpty();

        confirm("2025", "", stamp(shown)).andExpect(redirectedUrl("/calendar/2025"));
        assertThat(years.find(2025)).hasValueSatisfying(year -> {
            assertThat(year.confirmed()).isTrue();
            assertThat(year.days())
                    .isEqualTo(Announcement.read(text("2025"), null).days());
        });
        int version = years.find(2025).orElseThrow().version();
        paste("2025", "")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("没有变化")))
                .andExpect(content().string(not(containsString("name=\"stamp\""))));
        confirm("2025", "", "2025:" + version).andExpect(redirectedUrl("/calendar/2025"));
        assertThat(years.find(2025).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void that_of_the_shipped_year_confirms_it_and_shows_what_differs() throws Exception {
        String shown = paste("page-2026", "")
                .andExpect(content().string(containsString("确认后记为“已核对”")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        confirm("page-2026", "", stamp(shown)).andExpect(redirectedUrl("/calendar/2026"));
        assertThat(years.find(2026)).hasValueSatisfying(year -> {
            assertThat(year.confirmed()).isTrue();
            assertThat(year.days()).isEqualTo(Calendar2026.year().days());
        });
        check(text("2026").replace("5月9日（周六）上班", "5月10日（周日）上班"), null, false)
                .andExpect(jsonPath("$.changes[0].added", hasSize(1)))
                .andExpect(jsonPath("$.changes[0].added[0].date").value("2026-05-10"))
                .andExpect(jsonPath("$.changes[0].removed[0].date").value("2026-05-09"))
                .andExpect(jsonPath("$.taken").value(false));
        assertThat(years.find(2026).orElseThrow().days())
                .isEqualTo(Calendar2026.year().days());
    }

    @Test
    void days_of_the_year_before_belong_to_that_year() throws Exception {
        check(text("2022"), null, true)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.taken").value(true));
        assertThat(calendar.isWorkingDay(LocalDate.of(2022, 12, 30))).isEqualTo(Outcome.done(true));
        check(text("2023"), null, true)
                .andExpect(jsonPath("$.changes[1].year").value(2022))
                .andExpect(jsonPath("$.changes[1].added[0].date").value("2022-12-31"));
        assertThat(years.find(2022).orElseThrow().days())
                .contains(new SpecialDay(LocalDate.of(2022, 12, 31), SpecialDay.Kind.OFF, "元旦"));
        assertThat(calendar.addWorkingDays(LocalDate.of(2022, 12, 30), 1))
                .isEqualTo(Outcome.done(LocalDate.of(2023, 1, 3)));

        for (String again : new String[] {"2022", "2023"}) {
            check(text(again), null, true).andExpect(jsonPath("$.taken").value(false));
        }
        assertThat(years.find(2022).orElseThrow().days())
                .as("its own announcement does not take it away")
                .extracting(SpecialDay::date)
                .contains(LocalDate.of(2022, 12, 31));
    }

    @Test
    void a_year_that_is_entered_later_has_the_days_that_came_before() throws Exception {
        check(text("2019"), null, true).andExpect(status().isOk());
        assertThat(years.find(2018)).as("three days do not make a year").isEmpty();
        assertThat(calendar.isWorkingDay(LocalDate.of(2018, 12, 29))).isInstanceOf(Outcome.Refused.class);
        http.perform(get("/calendar/2018").with(ADMINISTRATOR))
                .andExpect(content().string(containsString("2018-12-29 班 元旦调休上班")));
        assertThat(years.all()).extracting(CalendarYears.Listed::year).doesNotContain(2018);
    }

    @Test
    void a_contradiction_is_shown_with_its_sentence_and_the_text_stays() throws Exception {
        String wrong = text("2026").replace("1月4日（周日）上班", "1月4日（周六）上班");
        http.perform(post("/calendar/announcement")
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("text", wrong))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("“元旦：1月4日(周六)上班”：1月4日 写的是周六，实际是周日")))
                .andExpect(content().string(containsString("二、春节")))
                .andExpect(content().string(not(containsString("name=\"stamp\""))));
        check(wrong, null, false)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.faults[*].code").value(contains("workingday.announcement.weekday")))
                .andExpect(jsonPath("$.faults[0].sentence").value("元旦：1月4日(周六)上班"));
        check(wrong, null, true)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("workingday.announcement.weekday"))
                .andExpect(jsonPath("$.detail").value(containsString("1月4日(周六)上班")));
    }

    @Test
    void the_year_is_asked_for() throws Exception {
        String items = text("2025").substring(text("2025").indexOf("一、元旦"));
        http.perform(post("/calendar/announcement")
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("text", items))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请填写年份")))
                .andExpect(content().string(containsString("一、元旦")));
        http.perform(post("/calendar/announcement")
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("text", items)
                        .param("year", "2025"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2025 年放假安排")));
        check(items, 2025, true)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.year").value(2025));
    }

    @Test
    void what_was_shown_is_what_is_confirmed() throws Exception {
        String shown = paste("2026", "").andReturn().getResponse().getContentAsString();
        jdbc.update("update honors.calendar_year set version = version + 1 where year = 2026");
        confirm("2026", "", stamp(shown))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("刚刚被别人改动")))
                .andExpect(content().string(containsString("name=\"stamp\"")));
        assertThat(years.find(2026).orElseThrow().confirmed()).isFalse();
    }

    private ResultActions paste(String name, String year) throws Exception {
        return http.perform(post("/calendar/announcement")
                .with(ADMINISTRATOR)
                .with(csrf())
                .param("text", text(name))
                .param("year", year));
    }

    private ResultActions confirm(String name, String year, String stamp) throws Exception {
        return http.perform(post("/calendar/announcement")
                .with(ADMINISTRATOR)
                .with(csrf())
                .param("text", text(name))
                .param("year", year)
                .param("stamp", stamp));
    }

    private ResultActions check(String text, Integer year, boolean confirm) throws Exception {
        return http.perform(api(text, year, confirm));
    }

    private static RequestBuilder api(String text, Integer year, boolean confirm) throws Exception {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("text", text, "confirm", confirm));
        body.put("year", year);
        return post("/api/working-calendar/announcement")
                .with(ADMINISTRATOR)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(new ObjectMapper().writeValueAsString(body));
    }

    private static String stamp(String page) {
        Matcher found = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
