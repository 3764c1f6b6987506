package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.TaskOffers;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may look at a school's list, work on it, decide on it; to others there is no such list. */
@Component
class NominationAccess {

    static final String NOMINATE = "Task_NominateForCounty";
    static final String DECIDE = "Task_DecideSchoolNomination";

    private final SchoolNominations nominations;
    private final TaskOffers offers;

    private final Clock clock;

    NominationAccess(SchoolNominations nominations, TaskOffers offers, Clock clock) {
        this.nominations = nominations;
        this.offers = offers;
        this.clock = clock;
    }

    SchoolNomination visible(Actor actor, UUID id) {
        SchoolNomination list = nominations
                .find(id)
                .filter(n ->
                        actor.may(Permission.SEE_COUNTY_NOMINEES, n.schoolId()) || works(actor, n) || decides(actor, n))
                .orElseThrow(NominationAccess::notFound);
        Looks.concern(list.schoolId());
        return list;
    }

    /** Locked, for somebody who makes the list; refused while it is not the school's to change. */
    SchoolNomination toEdit(Actor actor, UUID id) {
        SchoolNomination list =
                nominations.lock(id).filter(n -> works(actor, n)).orElseThrow(NominationAccess::notFound);
        Looks.concern(list.schoolId());
        if (!list.status().editable()) {
            throw new RefusedException(closed(list));
        }
        return inTime(list);
    }

    /** Locked, for somebody of the committee. */
    SchoolNomination toDecide(Actor actor, UUID id) {
        SchoolNomination list =
                nominations.lock(id).filter(n -> decides(actor, n)).orElseThrow(NominationAccess::notFound);
        Looks.concern(list.schoolId());
        if (list.status() != SchoolNomination.Status.DECIDING) {
            throw new RefusedException(
                    Refusal.conflict("nomination.not-being-decided").after(id, null, DECIDE, "withdraw", "deadline"));
        }
        return inTime(list);
    }

    private SchoolNomination inTime(SchoolNomination list) {
        tooLate(list).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        return list;
    }

    /** The school's time is over, whether or not the waiver is on record yet. */
    Optional<Refusal> tooLate(SchoolNomination list) {
        return list.closesAt().isAfter(OffsetDateTime.now(clock))
                ? Optional.empty()
                : Optional.of(Refusal.conflict("nomination.window-over"));
    }

    /** The brigade counselor, and whom her task fell to. */
    boolean works(Actor actor, SchoolNomination list) {
        return actor.may(Permission.NOMINATE_FOR_COUNTY, list.schoolId())
                || offers.isOffered(list.id().toString(), NOMINATE, actor.login());
    }

    /** The school's committee, and whom its task fell to. */
    boolean decides(Actor actor, SchoolNomination list) {
        return actor.may(Permission.DECIDE_FOR_COUNTY, list.schoolId())
                || offers.isOffered(list.id().toString(), DECIDE, actor.login());
    }

    static Refusal closed(SchoolNomination list) {
        return Refusal.conflict("nomination.closed." + list.status().name().toLowerCase(Locale.ROOT))
                .after(list.id(), null, NOMINATE, DECIDE, "deadline");
    }

    static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("nomination.not-found"));
    }
}
