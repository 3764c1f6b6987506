package cn.redflower.people.account.administration;

import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which posts there are at which organ: nobody becomes a school's chair at a town, or counselor of another school's
 * squadron.
 */
@Component
class PostRules {

    /** County-wide posts are at one organ each, whichever was chosen. */
    private static final Map<PostKind, String> ONLY_AT = Map.of(
            PostKind.ADMINISTRATOR,
            "county",
            PostKind.COUNTY_OFFICER,
            "county",
            PostKind.EXPERT,
            "county",
            PostKind.LEAGUE_OFFICER,
            "league",
            PostKind.EDUCATION_OFFICER,
            "education");

    private final Directory directory;
    private final Schools schools;

    PostRules(Directory directory, Schools schools) {
        this.directory = directory;
        this.schools = schools;
    }

    /** The post with what follows from its kind. */
    PostWanted complete(PostWanted post) {
        if (post.kind() == null) {
            return post;
        }
        boolean ofSquadron = post.kind().level() == PostKind.Level.SQUADRON;
        return new PostWanted(
                post.kind(), ONLY_AT.getOrDefault(post.kind(), post.organId()), ofSquadron ? post.squadronId() : null);
    }

    /** What is wrong with a completed post. */
    List<Refusal> reasonsAgainst(PostWanted post) {
        if (post.kind() == null) {
            return List.of(Refusal.rule("account.post.kind-missing"));
        }
        String organ = post.organId() == null
                ? ""
                : directory.kindOfOrgan(post.organId()).orElse("");
        String missing = switch (post.kind().level()) {
            case TOWN -> organ.equals("TOWN_COMMITTEE") ? null : "account.post.needs-town";
            case SCHOOL -> organ.equals("SCHOOL_COMMITTEE") ? null : "account.post.needs-school";
            case SQUADRON ->
                !organ.equals("SCHOOL_COMMITTEE")
                        ? "account.post.needs-school"
                        : isSquadronOf(post.squadronId(), post.organId()) ? null : "account.post.needs-squadron";
            case COUNTY, EXPERT -> organ.isEmpty() ? "account.post.no-such-organ" : null;
        };
        return missing == null ? List.of() : List.of(Refusal.rule(missing));
    }

    private boolean isSquadronOf(String squadron, String school) {
        return squadron != null
                && schools.squadron(squadron)
                        .map(s -> s.schoolId().equals(school))
                        .orElse(false);
    }
}
