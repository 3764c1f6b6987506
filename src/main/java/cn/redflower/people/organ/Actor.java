package cn.redflower.people.organ;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The person who is logged in, with the posts that say what she may see and do. Controllers take it as a parameter; use
 * cases take it as an argument.
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
        return mayEverywhere(Permission.OPERATE);
    }

    public boolean holds(PostKind kind) {
        return posts.stream().anyMatch(p -> p.kind() == kind);
    }

    /**
     * Whether she has a permission for a school as a whole, or for a matter of another organ.
     *
     * @param organId a school (its id is that of its committee) or any other organ
     */
    public boolean may(Permission permission, String organId) {
        return posts.stream().anyMatch(post -> switch (permission.with(post.kind())) {
            case COUNTY -> true;
            case TOWNS -> townSchools.contains(organId);
            case SCHOOL, ORGAN -> post.organId().equals(organId);
            case SQUADRON, NONE -> false;
        });
    }

    /** Whether she has a permission for one squadron of a school: for the school as a whole, or as its counselor. */
    public boolean may(Permission permission, String schoolId, String squadronId) {
        return may(permission, schoolId)
                || posts.stream()
                        .anyMatch(post -> permission.with(post.kind()) == Permission.Scope.SQUADRON
                                && squadronId != null
                                && squadronId.equals(post.squadronId()));
    }

    /** Whether she holds the post of the squadron's counselor. */
    public boolean isCounselorOf(String squadronId) {
        return posts.stream()
                .anyMatch(p -> p.kind() == PostKind.SQUADRON_COUNSELOR && squadronId.equals(p.squadronId()));
    }

    /** Whether she has a permission for the whole county. */
    public boolean mayEverywhere(Permission permission) {
        return posts.stream().anyMatch(post -> permission.with(post.kind()) == Permission.Scope.COUNTY);
    }

    /** Whether she has a permission for anything at all, so that it is worth showing her the way there. */
    public boolean mayAnywhere(Permission permission) {
        return posts.stream().anyMatch(post -> permission.with(post.kind()) != Permission.Scope.NONE);
    }

    /** The schools for which she has a permission as a whole, for lists; not to be asked if she has it everywhere. */
    public Set<String> schoolsWhereMay(Permission permission) {
        Set<String> schools = new HashSet<>();
        for (Post post : posts) {
            switch (permission.with(post.kind())) {
                case SCHOOL -> schools.add(post.organId());
                case TOWNS -> schools.addAll(townSchools);
                default -> {}
            }
        }
        return schools;
    }
}
