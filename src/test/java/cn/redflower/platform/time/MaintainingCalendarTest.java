package cn.redflower.platform.time;

import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.test.IntegrationTest;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@IntegrationTest
class MaintainingCalendarTest {

    private static final AtomicInteger UNUSED_YEAR = new AtomicInteger(2040);
    private static final RequestPostProcessor ADMINISTRATOR = user("admin").roles("ADMINISTRATOR");
    private static final RequestPostProcessor TEACHER = user("teacher").authorities(List.of());

    @Autowired
    MockMvc http;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    CalendarYears years;

    @Autowired
    JdbcTemplate jdbc;

    private final int year = UNUSED_YEAR.getAndIncrement();

    @Test
    void theShippedYearIsTheOneOfTheRulesAndUnconfirmed() {
        assertThat(years.find(2026)).contains(Calendar2026.year());
        assertThat(calendar.lastDayOfNotice(LocalDate.of(2026, 9, 24), 5))
                .isEqualTo(Outcome.done(LocalDate.of(2026, 10, 8)));
    }

    @Test
    void everybodyReadsButOnlyTheAdministratorChanges() throws Exception {
        http.perform(get("/api/working-calendar/2026").with(TEACHER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.confirmed").value(false))
                .andExpect(jsonPath("$.days[0].date").value("2026-01-01"))
                .andExpect(jsonPath("$.days[0].kind").value("OFF"))
                .andExpect(jsonPath("$.days[0].label").value("元旦"));
        http.perform(put("/api/working-calendar/" + year)
                        .with(TEACHER)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body(0, "01-01")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("problem.not-allowed"));
        http.perform(post("/calendar/" + year)
                        .with(TEACHER)
                        .with(csrf())
                        .param("version", "0")
                        .param("lines", year + "-01-02 休 元旦"))
                .andExpect(status().isForbidden());
        assertThat(years.find(year)).isEmpty();
    }

    @Test
    void aYearIsEnteredAndThenReplacedAsAWhole() throws Exception {
        LocalDate day = weekdayFrom(LocalDate.of(year, 3, 1));
        http.perform(change(0, day))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
        assertThat(calendar.isWorkingDay(day)).isEqualTo(Outcome.done(false));

        LocalDate other = weekdayFrom(day.plusDays(10));
        http.perform(change(1, other))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        assertThat(calendar.isWorkingDay(day)).isEqualTo(Outcome.done(true));
        assertThat(calendar.isWorkingDay(other)).isEqualTo(Outcome.done(false));
        assertThat(jdbc.queryForList(
                        "select login from honors.audit_entry where action = 'calendar.changed' and subject = ?",
                        String.class,
                        String.valueOf(year)))
                .containsExactly("admin", "admin");
    }

    @Test
    void whoEditedAnOlderVersionIsTold() throws Exception {
        LocalDate day = weekdayFrom(LocalDate.of(year, 3, 1));
        http.perform(change(0, day)).andExpect(status().isOk());
        http.perform(change(0, day))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("workingday.changed-meanwhile"));
        http.perform(change(1, day)).andExpect(status().isOk());
        http.perform(change(1, day)).andExpect(status().isConflict());
    }

    @Test
    void allDefectsAreNamedAndNothingIsKept() throws Exception {
        http.perform(put("/api/working-calendar/2039")
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                        {"version": 0, "confirmed": true, "days": [
                          {"date": "2039-01-01", "kind": "OFF", "label": "元旦"}, {"date": "2039-01-01", "kind": "OFF",
                              "label": "元旦"},
                          {"date": "2038-12-31", "kind": "OFF", "label": "元旦"}, {"date": "2039-01-05", "kind": "WORK",
                              "label": "元旦调休上班"},
                          {"date": "2039-05-08", "kind": "OFF", "label": "劳动节"}]}"""))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.reasons[*].code")
                        .value(contains(
                                "workingday.other-year",
                                "workingday.twice",
                                "workingday.work-on-weekday",
                                "workingday.off-on-weekend")));
        assertThat(years.find(2039)).isEmpty();
    }

    @Test
    void unreadableRequestsAreMalformed() throws Exception {
        for (String body : new String[] {
            "{\"version\":0}",
            "{\"version\":0,\"days\":[{\"date\":\"2039-01-01\"}]}",
            "{\"version\":0,\"days\":[{\"date\":\"1 Jan\"}]}"
        }) {
            http.perform(put("/api/working-calendar/2039")
                            .with(ADMINISTRATOR)
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    void aMissingYearSaysWhereToEnterIt() throws Exception {
        http.perform(get("/api/working-calendar/2031").with(TEACHER))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("workingday.year-missing"))
                .andExpect(jsonPath("$.detail").value(containsString("/calendar/2031")));
    }

    @Test
    void thePagesShowTheYearsAndTheirDays() throws Exception {
        http.perform(get("/calendar").with(TEACHER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2026 年")))
                .andExpect(content().string(containsString("待确认")));
        http.perform(get("/calendar/2026").with(TEACHER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("国庆节调休上班")))
                .andExpect(content().string(not(containsString("<textarea"))));
        http.perform(get("/calendar/2026").with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2026-10-10 班 国庆节调休上班")));
        http.perform(get("/calendar/2031").with(TEACHER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("还没有录入")));
    }

    @Test
    void pastedLinesAreKeptOrTheFaultyOnesNamed() throws Exception {
        String good = weekdayFrom(LocalDate.of(year, 1, 1)) + " 休 元旦";
        http.perform(post("/calendar/" + year)
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("version", "0")
                        .param("lines", good + "\n元旦"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("第 2 行")))
                .andExpect(content().string(containsString(good)));
        http.perform(post("/calendar/" + year)
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("version", "0")
                        .param("lines", good)
                        .param("confirmed", "true"))
                .andExpect(redirectedUrl("/calendar/" + year));
        assertThat(years.find(year))
                .hasValueSatisfying(kept -> assertThat(kept.confirmed()).isTrue());
        http.perform(post("/calendar/" + year)
                        .with(ADMINISTRATOR)
                        .with(csrf())
                        .param("version", "0")
                        .param("lines", good))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("刚刚被别人改动")));
    }

    private RequestBuilder change(int version, LocalDate dayOff) {
        return put("/api/working-calendar/" + year)
                .with(ADMINISTRATOR)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body(version, dayOff.toString().substring(5)));
    }

    private String body(int version, String monthAndDay) {
        return """
                {"version": %d, "confirmed": true, "days": [{"date": "%d-%s", "kind": "OFF",
                    "label": "元旦"}]}""".formatted(version, year, monthAndDay);
    }

    private static LocalDate weekdayFrom(LocalDate date) {
        return SpecialDay.isWeekend(date) ? weekdayFrom(date.plusDays(1)) : date;
    }
}
