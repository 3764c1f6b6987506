package cn.redflower.casework.repair;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Problems;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The requests as people read them: operations all of the latest, others those of their organ. */
@Component
public class ListingRepairs {

    private final Repairs repairs;
    private final RepairingCases cases;
    private final Problems texts;

    ListingRepairs(Repairs repairs, RepairingCases cases, Problems texts) {
        this.repairs = repairs;
        this.cases = cases;
        this.texts = texts;
    }

    /**
     * A request.
     *
     * @param title what the case is called
     * @param mayConfirm whether the person who asks can confirm it now
     * @param hindrance why somebody of the organ cannot, or null
     */
    record Listed(
            UUID id,
            String caseId,
            String title,
            Repair.Kind kind,
            String fromStep,
            String toStep,
            String reason,
            String requestedName,
            OffsetDateTime requestedAt,
            Repair.Status status,
            String decidedName,
            OffsetDateTime decidedAt,
            String remark,
            boolean mayConfirm,
            boolean mayRefuse,
            String hindrance) {}

    List<Listed> of(Actor actor) {
        boolean operates = RepairingCases.operates(actor);
        List<Repair> own = repairs.latest().stream()
                .filter(repair -> operates || cases.confirms(actor, repair))
                .toList();
        Map<String, String> titles =
                cases.titles(own.stream().map(Repair::caseId).toList());
        return own.stream()
                .map(repair -> {
                    boolean open = repair.status() == Repair.Status.OPEN;
                    boolean confirms = open && cases.confirms(actor, repair);
                    Optional<String> hindrance = confirms ? cases.notTheSecond(actor, repair) : Optional.empty();
                    return new Listed(
                            repair.id(),
                            repair.caseId(),
                            titles.getOrDefault(repair.caseId(), ""),
                            repair.kind(),
                            repair.fromStep(),
                            repair.toStep(),
                            repair.reason(),
                            repair.requestedName(),
                            repair.requestedAt(),
                            repair.status(),
                            repair.decidedName(),
                            repair.decidedAt(),
                            repair.remark(),
                            confirms && hindrance.isEmpty(),
                            open && (confirms || operates),
                            hindrance.map(texts::text).orElse(null));
                })
                .toList();
    }

    /** How many wait for this person's word. */
    public long waitingFor(Actor actor) {
        return repairs.open().stream()
                .filter(repair -> cases.notTheSecond(actor, repair).isEmpty())
                .count();
    }
}
