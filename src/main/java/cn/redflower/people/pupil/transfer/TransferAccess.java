package cn.redflower.people.pupil.transfer;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.pupil.register.PupilAccess;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who sees which transfers: both schools, their towns and the county. */
@Component
class TransferAccess {

    private final Transfers transfers;

    TransferAccess(Transfers transfers) {
        this.transfers = transfers;
    }

    Transfer find(Actor actor, UUID id) {
        Transfer found = transfers
                .find(id)
                .filter(each -> actor.may(Permission.SEE_PUPILS, each.toSchool())
                        || actor.may(Permission.SEE_PUPILS, each.fromSchool()))
                .orElseThrow(PupilAccess::notFound);
        Looks.concern(actor.may(Permission.SEE_PUPILS, found.toSchool()) ? found.toSchool() : found.fromSchool());
        return found;
    }

    /** One whose pupil she may take in. */
    Transfer toTakeIn(Actor actor, UUID id) {
        Transfer found = find(actor, id);
        require(actor, found.toSchool());
        return found;
    }

    /** One that she may take back. */
    Transfer toWithdraw(Actor actor, UUID id) {
        Transfer found = find(actor, id);
        require(actor, found.fromSchool());
        return found;
    }

    private static void require(Actor actor, String schoolId) {
        if (!actor.may(Permission.KEEP_ROSTER, schoolId)) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }
}
