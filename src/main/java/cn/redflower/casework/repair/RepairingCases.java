package cn.redflower.casework.repair;

import cn.redflower.casework.approval.CaseTitles;
import cn.redflower.casework.approval.RepairableCase;
import cn.redflower.people.account.HandsInAccounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The cases that can be repaired, what they are called and who confirms it, asked of the flows. */
@Component
class RepairingCases {

    private final ObjectProvider<RepairableCase> flows;
    private final CaseTitles titles;
    private final HandsInAccounts hands;

    RepairingCases(ObjectProvider<RepairableCase> flows, CaseTitles titles, HandsInAccounts hands) {
        this.flows = flows;
        this.titles = titles;
        this.hands = hands;
    }

    Optional<RepairableCase> flow(String processKey) {
        return flows.stream()
                .filter(flow -> flow.processKey().equals(processKey))
                .findFirst();
    }

    Optional<RepairableCase.Owner> owner(RepairableCase flow, String caseId) {
        return isId(caseId) ? flow.owner().apply(UUID.fromString(caseId)) : Optional.empty();
    }

    static boolean isId(String caseId) {
        return CaseTitles.isCaseId(caseId);
    }

    /** Whether she is of the organ that confirms. */
    boolean confirms(Actor actor, Repair repair) {
        return flow(repair.processKey())
                .filter(flow -> actor.may(flow.confirmer(), repair.organId()))
                .isPresent();
    }

    /** Why she, of the organ or not, is not the second of two people; empty if she is. */
    Optional<String> notTheSecond(Actor actor, Repair repair) {
        if (repair.requestedBy().equals(actor.login())) {
            return Optional.of("repair.same-person");
        } else if (!confirms(actor, repair)) {
            return Optional.of("repair.not-the-organ");
        } else if (hands.sameMayHold(repair.requestedBy(), actor.login(), repair.requestedAt())) {
            return Optional.of("repair.own-hand");
        }
        return Optional.empty();
    }

    static boolean operates(Actor actor) {
        return actor.mayEverywhere(Permission.OPERATE);
    }

    /** What the cases are called. */
    Map<String, String> titles(Collection<String> caseIds) {
        return titles.of(caseIds);
    }
}
