package cn.redflower.organization;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The person who is logged in, with the posts that say what she may see and do.
 * Controllers take it as a parameter; use cases take it as an argument.
 *
 * @param login the account, also the engine's user id
 * @param name the person's name, for records of opinions
 * @param townSchools the schools of the towns whose committee she works for
 */
public record Actor(String login, String name, List<Post> posts, Set<String> townSchools) {

    public Actor {
        posts = List.copyOf(posts);
        townSchools = Set.copyOf(townSchools);
    }

    public boolean isAdministrator() {
        return holds(PostKind.ADMINISTRATOR);
    }

    /** Works for the League, the education bureau or the county committee. */
    public boolean isCountyOfficer() {
        return holds(PostKind.COUNTY_OFFICER) || holds(PostKind.LEAGUE_OFFICER) || holds(PostKind.EDUCATION_OFFICER);
    }

    public boolean holds(PostKind kind) {
        return posts.stream().anyMatch(p -> p.kind() == kind);
    }

    public boolean holdsAt(String organId, PostKind... kinds) {
        return posts.stream().anyMatch(p -> p.organId().equals(organId) && List.of(kinds).contains(p.kind()));
    }

    /** Chair or member of the school's committee. */
    public boolean sitsOnCommitteeOf(String schoolId) {
        return holdsAt(schoolId, PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER);
    }

    public boolean isBrigadeCounselorOf(String schoolId) {
        return holdsAt(schoolId, PostKind.BRIGADE_COUNSELOR);
    }

    public boolean isCounselorOf(String squadronId) {
        return posts.stream().anyMatch(p -> p.kind() == PostKind.SQUADRON_COUNSELOR && squadronId.equals(p.squadronId()));
    }

    /** May read what concerns the school as a whole: its own committee and brigade, its town, the county. */
    public boolean sees(String schoolId) {
        return isAdministrator() || isCountyOfficer() || townSchools.contains(schoolId)
                || sitsOnCommitteeOf(schoolId) || isBrigadeCounselorOf(schoolId);
    }

    /** May read what concerns one squadron of the school: its counselor and everybody who sees the school. */
    public boolean sees(String schoolId, String squadronId) {
        return sees(schoolId) || isCounselorOf(squadronId);
    }

    /** The schools at which she holds a post herself. */
    public Collection<String> ownSchools() {
        return posts.stream()
                .filter(p -> p.kind().level() == PostKind.Level.SCHOOL || p.kind().level() == PostKind.Level.SQUADRON)
                .map(Post::organId).distinct().toList();
    }
}
