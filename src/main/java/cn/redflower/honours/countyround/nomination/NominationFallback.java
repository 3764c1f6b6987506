package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.TaskFellBack;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reports a school's task that had nobody to go to: to those who have it now, and to the county's officers, who can
 * fill the post.
 */
@Component
class NominationFallback {

    private final SchoolNominations nominations;
    private final CountyRounds rounds;
    private final AwardKinds kinds;
    private final Letters letters;
    private final Posts posts;
    private final Problems texts;

    NominationFallback(
            SchoolNominations nominations,
            CountyRounds rounds,
            AwardKinds kinds,
            Letters letters,
            Posts posts,
            Problems texts) {
        this.nominations = nominations;
        this.rounds = rounds;
        this.kinds = kinds;
        this.letters = letters;
        this.posts = posts;
        this.texts = texts;
    }

    @EventListener
    void report(TaskFellBack event) {
        nominations.find(UUID.fromString(event.caseId())).ifPresent(list -> {
            String award = rounds.find(list.roundId())
                    .flatMap(round -> kinds.find(round.awardKind()))
                    .map(AwardKind::name)
                    .orElse("");
            String year = rounds.find(list.roundId()).orElseThrow().schoolYear();
            Map<String, Object> model = Map.of(
                    "round",
                    texts.text("nomination.round", year, award),
                    "task",
                    event.taskName(),
                    "organ",
                    organ(list, event.emptyGroup()),
                    "fallback",
                    organ(list, event.fallbackGroup()),
                    "path",
                    "/camunda/app/tasklist/");
            Stream<Posts.Holder> committee = event.fallbackGroup().endsWith("SchoolCommittee")
                    ? posts.holders(list.schoolId(), PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER).stream()
                    : Stream.empty();
            List<Letter> all = Stream.concat(posts.holders("county", PostKind.COUNTY_OFFICER).stream(), committee)
                    .map(Posts.Holder::email)
                    .distinct()
                    .map(address -> new Letter(address, "fallback-used", model))
                    .toList();
            letters.post("school-nomination/fallback", event.caseId(), all);
        });
    }

    private String organ(SchoolNomination list, String group) {
        return group.endsWith("BrigadeCounselors")
                ? texts.text("nomination.organ.brigade", list.schoolName())
                : group.endsWith("SchoolCommittee")
                        ? texts.text("nomination.organ.committee", list.schoolName())
                        : texts.text("nomination.organ.county");
    }
}
