package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.TaskOffers;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may look at a case, speak for the school, decide; to others there is no such case. */
@Component
class RevocationAccess {

    static final String HEAR = "Task_HearSchool";
    static final String DECIDE = "Task_DecideRevocation";
    static final String REVIEW = "Task_ReviewDependents";
    /** The organ that awards what can rest on another award. */
    static final String COUNTY = "county";

    private final Revocations revocations;
    private final TaskOffers offers;

    RevocationAccess(Revocations revocations, TaskOffers offers) {
        this.revocations = revocations;
        this.offers = offers;
    }

    Revocation visible(Actor actor, UUID id) {
        return shown(actor, revocations.find(id).orElseThrow(RevocationAccess::notFound));
    }

    /** Locked, for whoever may look at it. */
    Revocation toChange(Actor actor, UUID id) {
        return shown(actor, revocations.lock(id).orElseThrow(RevocationAccess::notFound));
    }

    private Revocation shown(Actor actor, Revocation revocation) {
        boolean seen = actor.may(Permission.SEE_REVOCATIONS, revocation.schoolId())
                || actor.may(Permission.DECIDE_REVOCATIONS, revocation.awardedBy())
                || Stream.of(HEAR, DECIDE, REVIEW)
                        .anyMatch(task -> offers.isOffered(revocation.id().toString(), task, actor.login()));
        if (!seen) {
            throw notFound();
        }
        Looks.concern(revocation.schoolId());
        return revocation;
    }

    /** Those to whom the hearing is offered. */
    boolean hears(Actor actor, Revocation revocation) {
        return revocation.status() == Revocation.Status.HEARING
                && offers.isOffered(revocation.id().toString(), HEAR, actor.login());
    }

    /** The organ that awarded, and whom its task fell to. */
    boolean decides(Actor actor, Revocation revocation) {
        return actor.may(Permission.DECIDE_REVOCATIONS, revocation.awardedBy())
                || offers.isOffered(revocation.id().toString(), DECIDE, actor.login());
    }

    /** The county committee. */
    boolean reviews(Actor actor, Revocation revocation) {
        return actor.may(Permission.DECIDE_REVOCATIONS, COUNTY)
                || offers.isOffered(revocation.id().toString(), REVIEW, actor.login());
    }

    static Refusal closed(Revocation revocation) {
        return Refusal.conflict(
                        "revocation.closed." + revocation.status().name().toLowerCase(Locale.ROOT))
                .after(revocation.id(), null, HEAR, DECIDE, REVIEW, "withdraw", "deadline");
    }

    static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("revocation.not-found"));
    }
}
