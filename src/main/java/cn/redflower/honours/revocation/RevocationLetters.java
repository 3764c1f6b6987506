package cn.redflower.honours.revocation;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.problem.Problems;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a case tells what by mail. No letter names a pupil, nor what was found. */
@Component
class RevocationLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final PostKind[] COMMITTEE = {PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER};
    private static final PostKind[] SCHOOL = {
        PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER, PostKind.BRIGADE_COUNSELOR
    };

    private final Letters letters;
    private final Posts posts;
    private final AwardKinds kinds;
    private final Problems texts;
    private final JdbcClient jdbc;

    RevocationLetters(Letters letters, Posts posts, AwardKinds kinds, Problems texts, JdbcClient jdbc) {
        this.letters = letters;
        this.posts = posts;
        this.kinds = kinds;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    void viewWanted(Revocation r) {
        String task = texts.text(r.question() == null ? "revocation.task.hear" : "revocation.task.hear-again");
        post(
                r,
                "view-wanted",
                "tasks-waiting",
                Map.of("task", task, "deadline", r.dueOn(), "path", TASKLIST),
                heard(r));
    }

    void hearingEndsSoon(Revocation r) {
        post(
                r,
                "hearing-ends-soon",
                "deadline-near",
                Map.of("what", texts.text("revocation.task.hear"), "deadline", r.dueOn(), "path", TASKLIST),
                heard(r));
    }

    /** @param r as it was when the time was over */
    void silent(Revocation r) {
        post(
                r,
                "silent",
                "waived",
                Map.of("what", texts.text("revocation.task.hear"), "deadline", r.dueOn(), "path", page(r)),
                school(r));
    }

    void decisionWanted(Revocation r) {
        post(
                r,
                "decision-wanted",
                "tasks-waiting",
                Map.of("task", texts.text("revocation.task.decide"), "deadline", r.dueOn(), "path", TASKLIST),
                deciders(r));
    }

    /** @param above whether the organ above is told as well */
    void decisionOverdue(Revocation r, boolean above) {
        post(
                r,
                "decision-overdue",
                "tasks-waiting",
                Map.of("task", texts.text("revocation.task.decide-overdue"), "deadline", r.dueOn(), "path", TASKLIST),
                deciders(r));
        if (above) {
            post(
                    r,
                    "decision-overdue",
                    "tasks-waiting",
                    Map.of(
                            "task",
                            texts.text("revocation.task.decide-overdue-elsewhere", organ(r)),
                            "deadline",
                            r.dueOn(),
                            "path",
                            page(r)),
                    r.ofSchoolItself() ? county() : league());
        }
    }

    /** To whoever was told when the present step should be done. @param was the day that they were told */
    void moreTime(Revocation r, LocalDate was) {
        String what = texts.text(
                switch (r.status()) {
                    case HEARING -> "revocation.task.hear";
                    case DECIDING -> "revocation.task.decide";
                    default -> "revocation.task.review";
                });
        post(
                r,
                "more-time",
                "deadline-moved",
                Map.of("what", what, "was", was, "deadline", r.dueOn(), "path", page(r)),
                switch (r.status()) {
                    case HEARING -> heard(r);
                    case DECIDING -> deciders(r);
                    default -> county();
                });
    }

    void reviewWanted(Revocation r) {
        post(
                r,
                "review-wanted",
                "tasks-waiting",
                Map.of("task", texts.text("revocation.task.review"), "deadline", r.dueOn(), "path", TASKLIST),
                county());
    }

    /** @param above whether the League is told as well */
    void reviewOverdue(Revocation r, boolean above) {
        post(
                r,
                "review-overdue",
                "tasks-waiting",
                Map.of("task", texts.text("revocation.task.review-overdue"), "deadline", r.dueOn(), "path", TASKLIST),
                county());
        if (above) {
            post(
                    r,
                    "review-overdue",
                    "tasks-waiting",
                    Map.of(
                            "task",
                            texts.text("revocation.task.review-overdue-elsewhere"),
                            "deadline",
                            r.dueOn(),
                            "path",
                            page(r)),
                    league());
        }
    }

    /** @param resting how many valid awards rest on it */
    void revoked(Revocation r, int resting) {
        result(
                r,
                "revoked",
                texts.text(resting == 0 ? "revocation.result.revoked" : "revocation.result.revoked-resting", resting));
    }

    void kept(Revocation r) {
        result(r, "kept", texts.text("revocation.result.kept"));
    }

    void withdrawn(Revocation r) {
        result(r, "withdrawn", texts.text("revocation.result.withdrawn"));
    }

    /** To the school, to whoever proposed it, and to the organ that awarded. */
    private void result(Revocation r, String what, String summary) {
        post(
                r,
                what,
                "result",
                Map.of("summary", summary, "path", page(r)),
                Stream.of(school(r), proposer(r), deciders(r))
                        .flatMap(Collection::stream)
                        .toList());
    }

    private void post(Revocation r, String what, String template, Map<String, Object> model, List<String> to) {
        Map<String, Object> full = new HashMap<>(model);
        full.put("round", matter(r));
        full.put("school", r.schoolName());
        letters.post(
                "award-revocation/" + what,
                r.id().toString(),
                to.stream()
                        .distinct()
                        .map(address -> new Letter(address, template, full))
                        .toList());
    }

    /** What a letter is about: the award and its number. */
    String matter(Revocation r) {
        return texts.text(
                "revocation.matter",
                kinds.find(r.awardKind()).map(AwardKind::name).orElse(r.awardKind()),
                r.number());
    }

    /** The organ that decides, in words. */
    String organ(Revocation r) {
        return r.ofSchoolItself()
                ? texts.text("revocation.organ.committee", r.schoolName())
                : texts.text("revocation.organ.county");
    }

    private List<String> school(Revocation r) {
        return addresses(r.schoolId(), SCHOOL);
    }

    private List<String> heard(Revocation r) {
        return r.ofSchoolItself()
                ? addresses(r.schoolId(), PostKind.BRIGADE_COUNSELOR)
                : addresses(r.schoolId(), COMMITTEE);
    }

    private List<String> deciders(Revocation r) {
        return r.ofSchoolItself()
                ? addresses(r.schoolId(), COMMITTEE)
                : addresses(r.awardedBy(), PostKind.COUNTY_OFFICER);
    }

    private List<String> county() {
        return addresses(RevocationAccess.COUNTY, PostKind.COUNTY_OFFICER);
    }

    private List<String> league() {
        return addresses("league", PostKind.LEAGUE_OFFICER);
    }

    private List<String> addresses(String organ, PostKind... kinds) {
        return posts.holders(organ, kinds).stream().map(Posts.Holder::email).toList();
    }

    private List<String> proposer(Revocation r) {
        return jdbc.sql("select p.email from honors.account a join honors.person p on p.id = a.person_id where a.login "
                        + "= ? and a.enabled and p.email is not null")
                .param(r.proposedBy())
                .query(String.class)
                .list();
    }

    private static String page(Revocation r) {
        return "/revocations/" + r.id();
    }
}
