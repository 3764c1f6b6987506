package cn.redflower.people.pupil.badges;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Post;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Who records the basic badges of which squadrons; to others there are none. */
@Component
class BadgeAccess {

    private static final Permission NEEDED = Permission.AWARD_BASIC_BADGES;

    private final Schools schools;

    BadgeAccess(Schools schools) {
        this.schools = schools;
    }

    /** @throws RefusedException if there is no such squadron or it is not hers */
    Schools.Squadron squadron(Actor actor, String id) {
        Schools.Squadron found = schools.squadron(id)
                .filter(s -> actor.may(NEEDED, s.schoolId(), s.id()))
                .orElseThrow(BadgeAccess::notFound);
        Looks.concern(found.schoolId());
        return found;
    }

    /** The schools whose squadrons are all hers. */
    List<Schools.School> schoolsOf(Actor actor) {
        return actor.mayAnywhere(NEEDED)
                ? schools.all().stream().filter(s -> actor.may(NEEDED, s.id())).toList()
                : List.of();
    }

    /** The squadrons that she is the counselor of. */
    List<Schools.Squadron> ownSquadrons(Actor actor) {
        return actor.posts().stream()
                .filter(post -> NEEDED.with(post.kind()) == Permission.Scope.SQUADRON)
                .map(Post::squadronId)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> schools.squadron(id).stream())
                .toList();
    }

    static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("problem.not-found"));
    }
}
