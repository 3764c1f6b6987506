package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.problem.Problems;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom a school's part in a round tells what by mail. No letter names a pupil. */
@Component
public class NominationLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final PostKind[] COMMITTEE = {PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER};

    private final Letters letters;
    private final Posts posts;
    private final Problems texts;
    private final SchoolNominations nominations;
    private final CountyRounds rounds;
    private final AwardKinds kinds;

    NominationLetters(
            Letters letters,
            Posts posts,
            Problems texts,
            SchoolNominations nominations,
            CountyRounds rounds,
            AwardKinds kinds) {
        this.letters = letters;
        this.posts = posts;
        this.texts = texts;
        this.nominations = nominations;
        this.rounds = rounds;
        this.kinds = kinds;
    }

    /** To the brigade counselor: the round is open. */
    public void nominationsWanted(UUID nominationId) {
        SchoolNomination list = nominations.find(nominationId).orElseThrow();
        post(
                list,
                "nominations-wanted",
                "tasks-waiting",
                Map.of("task", texts.text("nomination.task.nominate"), "deadline", day(list)),
                PostKind.BRIGADE_COUNSELOR);
    }

    /** To whoever has it now: the window ends soon. */
    public void deadlineNear(UUID nominationId) {
        SchoolNomination list = nominations.find(nominationId).orElseThrow();
        post(
                list,
                "deadline-near",
                "deadline-near",
                Map.of("what", texts.text("nomination.task.nominate"), "deadline", day(list)),
                PostKind.BRIGADE_COUNSELOR);
        if (list.status() == SchoolNomination.Status.DECIDING) {
            post(
                    list,
                    "deadline-near",
                    "deadline-near",
                    Map.of("what", texts.text("nomination.task.decide"), "deadline", day(list)),
                    COMMITTEE);
        }
    }

    /** To the committee: the list is to be decided. */
    public void decisionWanted(UUID nominationId) {
        SchoolNomination list = nominations.find(nominationId).orElseThrow();
        post(
                list,
                "decision-wanted",
                "tasks-waiting",
                Map.of("task", texts.text("nomination.task.decide"), "deadline", day(list)),
                COMMITTEE);
    }

    /** To the county's people: the first school has handed in, there is something to screen. */
    void firstListCame(SchoolNomination list) {
        Map<String, Object> model = Map.of(
                "round",
                round(list),
                "task",
                texts.text("nomination.task.screen"),
                "school",
                list.schoolName(),
                "path",
                "/county-awards/" + list.roundId() + "/screening");
        letters.post(
                "school-nomination/first-list",
                list.id().toString(),
                posts.holders("county", PostKind.COUNTY_OFFICER).stream()
                        .map(holder -> new Letter(holder.email(), "tasks-waiting", model))
                        .toList());
    }

    /**
     * To the brigade counselor: the committee gave the list back; its words may name a pupil and are read in the form.
     * What the county gives back is told by its office.
     */
    void returnedByCommittee(SchoolNomination list) {
        post(
                list,
                "returned",
                "returned",
                Map.of(
                        "what",
                        texts.text("nomination.task.nominate"),
                        "organ",
                        texts.text("nomination.organ.committee", list.schoolName()),
                        "deadline",
                        day(list)),
                PostKind.BRIGADE_COUNSELOR);
    }

    void waived(SchoolNomination list) {
        post(
                list,
                "waived",
                "waived",
                Map.of(
                        "what",
                        texts.text("nomination.task.nominate"),
                        "deadline",
                        day(list),
                        "path",
                        "/county-awards/nominations/" + list.id()),
                Stream.concat(Stream.of(PostKind.BRIGADE_COUNSELOR), Stream.of(COMMITTEE))
                        .toArray(PostKind[]::new));
    }

    private void post(SchoolNomination list, String what, String template, Map<String, Object> model, PostKind... to) {
        Map<String, Object> full = new HashMap<>(Map.of("round", round(list), "path", TASKLIST));
        if (!"returned".equals(template)) {
            full.put("school", list.schoolName());
        }
        full.putAll(model);
        letters.post(
                "school-nomination/" + what,
                list.id().toString(),
                posts.holders(list.schoolId(), to).stream()
                        .map(holder -> new Letter(holder.email(), template, full))
                        .toList());
    }

    private String round(SchoolNomination list) {
        return rounds.find(list.roundId())
                .map(r -> texts.text(
                        "nomination.round",
                        r.schoolYear(),
                        kinds.find(r.awardKind()).map(AwardKind::name).orElse(r.awardKind())))
                .orElse("");
    }

    private static LocalDate day(SchoolNomination list) {
        // a window that ends at midnight ends with the day before
        return list.closesAt()
                .minusSeconds(1)
                .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                .toLocalDate();
    }
}
