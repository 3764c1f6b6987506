package cn.redflower.casework.signing;

import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a signing tells what by mail. */
@Component
class SigningLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final PostKind[] SIGNERS = {
        PostKind.LEAGUE_OFFICER, PostKind.EDUCATION_OFFICER, PostKind.COUNTY_OFFICER, PostKind.TOWN_OFFICER
    };

    private final Letters letters;
    private final Posts posts;
    private final Problems texts;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    SigningLetters(
            Letters letters, Posts posts, Problems texts, WorkingCalendar calendar, JdbcClient jdbc, Clock clock) {
        this.letters = letters;
        this.posts = posts;
        this.texts = texts;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void wanted(Signing signing, String organ) {
        letters.post("signing/wanted", signing.caseId(), to(signing, organ, texts.text("signing.task.sign")));
    }

    /** The organs that have not signed. @param was the day that they were told */
    void moreTime(Signing signing, LocalDate was, List<String> organs) {
        Map<String, Object> model = Map.of(
                "round",
                signing.title(),
                "what",
                texts.text("signing.task.sign"),
                "was",
                was,
                "deadline",
                signing.dueOn(),
                "path",
                TASKLIST);
        letters.post(
                "signing/more-time",
                signing.caseId(),
                organs.stream()
                        .flatMap(organ -> posts.holders(organ, SIGNERS).stream())
                        .map(holder -> new Letter(holder.email(), "deadline-moved", model))
                        .toList());
    }

    /** The organs that are late; from the second working day on the convener and the League too. */
    void overdue(Signing signing, List<String> organs) {
        LocalDate today = LocalDate.now(clock);
        if (organs.isEmpty() || calendar.isWorkingDay(today) instanceof Outcome.Done<Boolean> day && !day.value()) {
            return;
        }
        List<Letter> all = new ArrayList<>();
        organs.forEach(organ -> all.addAll(to(signing, organ, texts.text("signing.task.overdue"))));
        if (today.isAfter(signing.dueOn().plusDays(1))) {
            Set<String> informed = new LinkedHashSet<>(List.of(signing.convenerId(), "league"));
            informed.removeAll(organs);
            String late = String.join(
                    "、",
                    jdbc.sql("select name from honors.organ where id = any (:ids) order by id")
                            .param("ids", organs.toArray(String[]::new))
                            .query(String.class)
                            .list());
            informed.forEach(
                    organ -> all.addAll(to(signing, organ, texts.text("signing.task.overdue-elsewhere", late))));
        }
        letters.post("signing/overdue", signing.caseId(), all);
    }

    void meetingWanted(Signing signing, int rows) {
        letters.post(
                "signing/meeting-wanted",
                signing.caseId(),
                to(signing, signing.convenerId(), texts.text("signing.task.settle", rows)));
    }

    void meetingOverdue(Signing signing) {
        letters.post(
                "signing/meeting-overdue",
                signing.caseId(),
                to(signing, signing.convenerId(), texts.text("signing.task.settle-overdue")));
    }

    private List<Letter> to(Signing signing, String organ, String task) {
        Map<String, Object> model = new HashMap<>(
                Map.of("round", signing.title(), "task", task, "path", TASKLIST, "deadline", signing.dueOn()));
        return posts.holders(organ, SIGNERS).stream()
                .map(holder -> new Letter(holder.email(), "tasks-waiting", model))
                .toList();
    }
}
