package cn.redflower.honours.countyround;

import cn.redflower.casework.publicnotice.NoticeExtended;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.problem.Problems;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a county round tells what by mail. No letter names a pupil. */
@Component
public class CountyAwardLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final PostKind[] OF_SCHOOL = {
        PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER, PostKind.BRIGADE_COUNSELOR
    };

    private final Letters letters;
    private final Posts posts;
    private final AwardKinds kinds;
    private final Problems texts;
    private final JdbcClient jdbc;

    CountyAwardLetters(Letters letters, Posts posts, AwardKinds kinds, Problems texts, JdbcClient jdbc) {
        this.letters = letters;
        this.posts = posts;
        this.kinds = kinds;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    /** The name of a round as people read it. */
    public String nameOf(CountyRound round) {
        return texts.text(
                "countyaward.round.name",
                round.schoolYear(),
                kinds.find(round.awardKind()).map(k -> k.name()).orElse(round.awardKind()));
    }

    /** The county's people: an organ gave the list back; its words may name a pupil and are read on the page. */
    void signingReturned(CountyRound round, String organ) {
        post(
                round,
                "signing-returned",
                toCounty(round, "returned", Map.of("what", texts.text("countyaward.task.screen"), "organ", organ)));
    }

    /** Schools hand in from now on, and what they hand in can be screened. */
    void screeningWanted(CountyRound round) {
        post(
                round,
                "screening-wanted",
                toCounty(
                        round,
                        "tasks-waiting",
                        Map.of(
                                "task",
                                texts.text("countyaward.task.screen-opened"),
                                "path",
                                page(round) + "/screening")));
    }

    /** The list lies with the county committee: it is told again, and the League with it. */
    void screeningOverdue(CountyRound round) {
        overdue(round, "screening-overdue", "countyaward.task.screen");
    }

    /** The decision lies. */
    void decisionOverdue(CountyRound round) {
        overdue(round, "decision-overdue", "countyaward.task.decide");
    }

    private void overdue(CountyRound round, String what, String task) {
        List<Letter> all = new ArrayList<>(toCounty(
                round, "tasks-waiting", Map.of("task", texts.text("countyaward.task.overdue", texts.text(task)))));
        posts.holders("league", PostKind.LEAGUE_OFFICER)
                .forEach(holder -> all.add(letter(
                        round,
                        holder.email(),
                        "tasks-waiting",
                        Map.of(
                                "task",
                                texts.text("countyaward.task.overdue-elsewhere", texts.text(task)),
                                "path",
                                page(round)))));
        post(round, what, all);
    }

    /** The decision waits to be issued. */
    void decisionWanted(CountyRound round) {
        post(
                round,
                "decision-wanted",
                toCounty(round, "tasks-waiting", Map.of("task", texts.text("countyaward.task.decide"))));
    }

    /** The window was moved: the schools that it concerns. Why is told where one school alone is concerned. */
    void extended(CountyRound round, List<SchoolNomination> schools, OffsetDateTime closes, String reason) {
        Map<String, List<Addressee>> people = ofSchools();
        String task = schools.size() == 1
                ? texts.text("countyaward.task.extended", reason)
                : texts.text("countyaward.task.extended-several");
        post(
                round,
                "extended",
                schools.stream()
                        .flatMap(school -> people.getOrDefault(school.schoolId(), List.of()).stream()
                                .map(to -> letter(
                                        round,
                                        to.email(),
                                        "tasks-waiting",
                                        Map.of(
                                                "task",
                                                task,
                                                "deadline",
                                                day(closes),
                                                "school",
                                                school.schoolName(),
                                                "path",
                                                TASKLIST))))
                        .toList());
    }

    /** The county's people with the reason; schools without it, as it may name a pupil of another. */
    void cancelled(CountyRound round, String reason) {
        if (round.status() == CountyRound.Status.DRAFT) {
            return;
        }
        String because = texts.text("countyaward.result.cancelled-because", reason);
        String plain = texts.text("countyaward.result.cancelled", round.contactName());
        List<Letter> all = new ArrayList<>(toCounty(round, "result", Map.of("summary", because, "path", page(round))));
        ofSchools()
                .values()
                .forEach(people -> people.forEach(to -> all.add(letter(
                        round,
                        to.email(),
                        "result",
                        Map.of("summary", plain, "school", to.schoolName(), "path", page(round))))));
        post(round, "cancelled", all);
    }

    void noticed(CountyRound round, String title, String path, LocalDate lastDay) {
        Map<String, Object> model = Map.of("title", title, "lastDay", lastDay, "path", path);
        post(
                round,
                "notice-published",
                noticed()
                        .map(email -> new Letter(email, "notice-published", model))
                        .toList());
    }

    /** To whoever was told of the notice: it ends later. */
    void noticeExtended(CountyRound round, NoticeExtended notice) {
        Map<String, Object> model = Map.of(
                "round",
                notice.title(),
                "what",
                texts.text("publicnotice.extended.what"),
                "was",
                notice.was(),
                "deadline",
                notice.lastDay(),
                "path",
                notice.path());
        post(
                round,
                "notice-extended",
                noticed()
                        .map(email -> new Letter(email, "deadline-moved", model))
                        .toList());
    }

    private Stream<String> noticed() {
        return Stream.concat(
                        ofSchools().values().stream().flatMap(List::stream).map(Addressee::email),
                        posts.holders("county", PostKind.COUNTY_OFFICER).stream()
                                .map(Posts.Holder::email))
                .distinct();
    }

    /** To the county's people: somebody objects to the notice, or the objection lies with them. */
    void objectionToInvestigate(CountyRound round) {
        post(
                round,
                "objection-raised",
                posts.holders("county", PostKind.COUNTY_OFFICER).stream()
                        .map(holder -> new Letter(
                                holder.email(),
                                "objection-raised",
                                Map.of(
                                        "title",
                                        texts.text("countyaward.notice.title", nameOf(round)),
                                        "path",
                                        TASKLIST)))
                        .toList());
    }

    /** What came of it: each school with its own figures. */
    void results(CountyRound round, Map<String, Map<Holder, Integer>> awarded) {
        int individuals = awarded.values().stream()
                .mapToInt(counts -> counts.getOrDefault(Holder.INDIVIDUAL, 0))
                .sum();
        int collectives = awarded.values().stream()
                .mapToInt(counts -> counts.getOrDefault(Holder.COLLECTIVE, 0))
                .sum();
        List<Letter> all = new ArrayList<>(toCounty(
                round, "result", Map.of("summary", summary(round, individuals, collectives), "path", page(round))));
        ofSchools().forEach((school, people) -> {
            Map<Holder, Integer> own = awarded.getOrDefault(school, Map.of());
            String summary = own.isEmpty() && !awarded.isEmpty()
                    ? texts.text("countyaward.result.none-of-school", round.decisionNumber())
                    : summary(round, own.getOrDefault(Holder.INDIVIDUAL, 0), own.getOrDefault(Holder.COLLECTIVE, 0));
            people.forEach(to -> all.add(letter(
                    round,
                    to.email(),
                    "result",
                    Map.of("summary", summary, "school", to.schoolName(), "path", page(round)))));
        });
        post(round, "result", all);
    }

    private String summary(CountyRound round, int individuals, int collectives) {
        return individuals + collectives == 0
                ? texts.text("countyaward.result.none")
                : texts.text(
                        "countyaward.result.some",
                        round.decisionNumber() == null ? "" : round.decisionNumber(),
                        individuals,
                        collectives);
    }

    /** Somebody of a school to be told. */
    private record Addressee(String schoolId, String schoolName, String email) {}

    private Map<String, List<Addressee>> ofSchools() {
        Map<String, List<Addressee>> schools = new HashMap<>();
        jdbc.sql("""
                        select distinct s.id as school_id, s.name as school_name, p.email
                        from honors.school s join honors.post po on po.organ_id = s.id and po.until is null
                            and po.kind in (:kinds)
                        join honors.person p on p.id = po.person_id and p.email is not null
                            join honors.account a on a.person_id = p.id and a.enabled""")
                .param("kinds", Stream.of(OF_SCHOOL).map(Enum::name).toList())
                .query(Addressee.class)
                .list()
                .forEach(to -> schools.computeIfAbsent(to.schoolId(), school -> new ArrayList<>())
                        .add(to));
        return schools;
    }

    private List<Letter> toCounty(CountyRound round, String template, Map<String, Object> model) {
        return posts.holders("county", PostKind.COUNTY_OFFICER).stream()
                .map(holder -> letter(round, holder.email(), template, model))
                .toList();
    }

    private Letter letter(CountyRound round, String email, String template, Map<String, Object> model) {
        Map<String, Object> full = new HashMap<>(Map.of("round", nameOf(round), "path", TASKLIST));
        full.putAll(model);
        return new Letter(email, template, full);
    }

    private void post(CountyRound round, String what, List<Letter> all) {
        letters.post("county-award/" + what, round.id().toString(), all);
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate();
    }

    private static String page(CountyRound round) {
        return "/county-awards/" + round.id();
    }
}
