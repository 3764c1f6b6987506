package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.TaskFellBack;
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
 * Reports a case's task that had nobody to go to: to those who have it now, and to the county's officers, who can fill
 * the post.
 */
@Component
class RevocationFallback {

    private final Revocations revocations;
    private final RevocationLetters wording;
    private final Letters letters;
    private final Posts posts;
    private final Problems texts;

    RevocationFallback(
            Revocations revocations, RevocationLetters wording, Letters letters, Posts posts, Problems texts) {
        this.revocations = revocations;
        this.wording = wording;
        this.letters = letters;
        this.posts = posts;
        this.texts = texts;
    }

    @EventListener
    void report(TaskFellBack event) {
        revocations.find(UUID.fromString(event.caseId())).ifPresent(revocation -> {
            Map<String, Object> model = Map.of(
                    "round",
                    wording.matter(revocation),
                    "task",
                    event.taskName(),
                    "organ",
                    organ(revocation, event.emptyGroup()),
                    "fallback",
                    organ(revocation, event.fallbackGroup()),
                    "path",
                    "/camunda/app/tasklist/");
            Stream<Posts.Holder> committee = event.fallbackGroup().endsWith("SchoolCommittee")
                    ? posts
                            .holders(revocation.schoolId(), PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER)
                            .stream()
                    : Stream.empty();
            List<Letter> all = Stream.concat(
                            posts.holders(RevocationAccess.COUNTY, PostKind.COUNTY_OFFICER).stream(), committee)
                    .map(Posts.Holder::email)
                    .distinct()
                    .map(address -> new Letter(address, "fallback-used", model))
                    .toList();
            letters.post("award-revocation/fallback", event.caseId(), all);
        });
    }

    private String organ(Revocation revocation, String group) {
        return group.endsWith("BrigadeCounselors")
                ? texts.text("revocation.organ.brigade", revocation.schoolName())
                : group.endsWith("SchoolCommittee")
                        ? texts.text("revocation.organ.committee", revocation.schoolName())
                        : texts.text("revocation.organ.county");
    }
}
