package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.TaskFellBack;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.people.organ.Schools;
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
 * Reports a task that had nobody to go to: to those who have it now, and to the county's officers, who can fill the
 * post.
 */
@Component
class FallbackLetters {

    private final Evaluations evaluations;
    private final Letters letters;
    private final Posts posts;
    private final Schools schools;
    private final Problems texts;

    FallbackLetters(Evaluations evaluations, Letters letters, Posts posts, Schools schools, Problems texts) {
        this.evaluations = evaluations;
        this.letters = letters;
        this.posts = posts;
        this.schools = schools;
        this.texts = texts;
    }

    @EventListener
    void report(TaskFellBack event) {
        evaluations.find(UUID.fromString(event.caseId())).ifPresent(evaluation -> {
            Map<String, Object> model = Map.of(
                    "round",
                    texts.text("badge.round.name", evaluation.schoolYear()),
                    "task",
                    event.taskName(),
                    "organ",
                    organ(evaluation, event.emptyGroup()),
                    "fallback",
                    organ(evaluation, event.fallbackGroup()),
                    "path",
                    "/camunda/app/tasklist/");
            List<Letter> all = Stream.concat(
                            posts.holders("county", PostKind.COUNTY_OFFICER).stream(),
                            holders(evaluation, event.fallbackGroup()))
                    .map(Posts.Holder::email)
                    .distinct()
                    .map(address -> new Letter(address, "fallback-used", model))
                    .toList();
            letters.post("one-star/fallback", event.caseId(), all);
        });
    }

    private Stream<Posts.Holder> holders(Evaluation evaluation, String group) {
        if (group.endsWith("BrigadeCounselors")) {
            return posts.holders(evaluation.schoolId(), PostKind.BRIGADE_COUNSELOR).stream();
        }
        return group.endsWith("SchoolCommittee")
                ? posts.holders(evaluation.schoolId(), PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER).stream()
                : Stream.empty();
    }

    private String organ(Evaluation evaluation, String group) {
        if (group.endsWith("BrigadeCounselors")) {
            return texts.text("badge.organ.brigade", evaluation.schoolName());
        }
        if (group.endsWith("SchoolCommittee")) {
            return texts.text("badge.organ.committee", evaluation.schoolName());
        }
        if (group.endsWith("Counselors")) {
            return schools.squadron(group.replace("Counselors", ""))
                    .map(s -> texts.text("badge.organ.squadron", evaluation.schoolName(), s.name()))
                    .orElse(evaluation.schoolName());
        }
        return texts.text("badge.organ.county");
    }
}
