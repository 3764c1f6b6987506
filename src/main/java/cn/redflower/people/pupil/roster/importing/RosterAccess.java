package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who keeps which rosters: a school's brigade counselor and committee their own, an administrator all. To others there
 * are none.
 */
@Component
class RosterAccess {

    private final RosterImports imports;
    private final Schools schools;

    RosterAccess(RosterImports imports, Schools schools) {
        this.imports = imports;
        this.schools = schools;
    }

    /** The schools whose rosters she keeps; null for an administrator, who keeps all and those of the whole county. */
    Collection<String> schoolsOf(Actor actor) {
        return actor.mayEverywhere(Permission.KEEP_ROSTER) ? null : actor.schoolsWhereMay(Permission.KEEP_ROSTER);
    }

    boolean keepsAny(Actor actor) {
        Collection<String> kept = schoolsOf(actor);
        return kept == null || !kept.isEmpty();
    }

    /**
     * The school that an upload is for, null for a file of the whole county.
     *
     * @param wanted null: the uploader's own, for an administrator the county
     */
    Schools.School target(Actor actor, String wanted) {
        if (actor.mayEverywhere(Permission.KEEP_ROSTER)) {
            return wanted == null || wanted.isBlank()
                    ? null
                    : schools.find(wanted).orElseThrow(RosterAccess::notFound);
        }
        List<String> kept = List.copyOf(schoolsOf(actor));
        if (kept.isEmpty()) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        String school = wanted == null || wanted.isBlank() ? kept.get(0) : wanted;
        if (!kept.contains(school)) {
            throw notFound();
        }
        return schools.find(school).orElseThrow(RosterAccess::notFound);
    }

    RosterImport find(Actor actor, UUID id) {
        RosterImport asked = imports.find(id)
                .filter(found -> actor.mayEverywhere(Permission.KEEP_ROSTER)
                        || !found.countyWide() && actor.may(Permission.KEEP_ROSTER, found.schoolId()))
                .orElseThrow(RosterAccess::notFound);
        Looks.concern(asked.schoolId());
        return asked;
    }

    static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("problem.not-found"));
    }
}
