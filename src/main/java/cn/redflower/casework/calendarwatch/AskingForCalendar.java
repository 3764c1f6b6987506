package cn.redflower.casework.calendarwatch;

import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.time.MissingYears;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the administrators for a year that the calendar should have by now: once, and again every month until it is
 * there.
 */
@Component
class AskingForCalendar {

    private final MissingYears missing;
    private final Posts posts;
    private final Letters letters;
    private final JdbcClient jdbc;
    private final Clock clock;

    AskingForCalendar(MissingYears missing, Posts posts, Letters letters, JdbcClient jdbc, Clock clock) {
        this.missing = missing;
        this.posts = posts;
        this.letters = letters;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${redflower.calendar.watch:PT10M}",
            fixedDelayString = "${redflower.calendar.watch:PT10M}")
    @Transactional
    public void ask() {
        List<Integer> years = missing.today();
        // where nobody has an address, the letter waits for the first who has
        List<Posts.Holder> administrators =
                years.isEmpty() ? List.of() : posts.holders("county", PostKind.ADMINISTRATOR);
        if (!administrators.isEmpty()) {
            years.stream()
                    .filter(this::isDue)
                    .forEach(year -> letters.post(
                            "calendar/missing",
                            null,
                            administrators.stream()
                                    .map(to -> new Letter(
                                            to.email(),
                                            "calendar-missing",
                                            Map.of("year", String.valueOf(year), "path", "/calendar/announcement")))
                                    .toList()));
        }
    }

    /** Takes the month's turn to ask for a year; of several nodes, one does. */
    private boolean isDue(int year) {
        return jdbc.sql("""
                        insert into honors.calendar_request as r (year, asked_on) values (:year, :today)
                        on conflict (year) do update set asked_on = excluded.asked_on
                        where r.asked_on <= excluded.asked_on - interval '1 month' or r.asked_on > excluded.asked_on""")
                        .param("year", year)
                        .param("today", LocalDate.now(clock))
                        .update()
                == 1;
    }
}
