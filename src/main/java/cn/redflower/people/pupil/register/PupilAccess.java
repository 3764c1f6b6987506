package cn.redflower.people.pupil.register;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Post;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who looks at which pupils and keeps whose data; to others there are none. */
@Component
public class PupilAccess {

    private final Pupils pupils;

    PupilAccess(Pupils pupils) {
        this.pupils = pupils;
    }

    /** Whose pupils somebody sees: everybody's, those of schools, those of squadrons. */
    public record Scope(boolean everywhere, Set<String> schools, Set<String> squadrons) {}

    /** @throws RefusedException if she sees no pupil at all */
    public Scope scope(Actor actor) {
        if (!actor.mayAnywhere(Permission.SEE_PUPILS)) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        Set<String> squadrons = actor.posts().stream()
                .filter(post -> Permission.SEE_PUPILS.with(post.kind()) == Permission.Scope.SQUADRON)
                .map(Post::squadronId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Scope(
                actor.mayEverywhere(Permission.SEE_PUPILS), actor.schoolsWhereMay(Permission.SEE_PUPILS), squadrons);
    }

    /** A pupil whom she may see. */
    public Pupil find(Actor actor, long id) {
        Pupil pupil = pupils.find(id)
                .filter(found -> actor.may(Permission.SEE_PUPILS, found.schoolId(), found.squadronId()))
                .orElseThrow(PupilAccess::notFound);
        Looks.concern(pupil.schoolId());
        return pupil;
    }

    /** A pupil whose data she keeps. */
    public Pupil findToKeep(Actor actor, long id) {
        Pupil pupil = find(actor, id);
        if (!keeps(actor, pupil.schoolId())) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        return pupil;
    }

    /** Whether she keeps the register of a school. */
    public boolean keeps(Actor actor, String schoolId) {
        return actor.may(Permission.KEEP_ROSTER, schoolId);
    }

    /** What others may not know of is not there. */
    public static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("problem.not-found"));
    }
}
