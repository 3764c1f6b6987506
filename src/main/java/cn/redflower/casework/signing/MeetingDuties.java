package cn.redflower.casework.signing;

import cn.redflower.casework.signing.Signings.Settled;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Nobody settles for the joint meeting what became of her own nominee or relative ({@code design.md} §2). To sign bars
 * nobody: the vote is the organ's, not the person's.
 */
@Component
class MeetingDuties {

    private final Signings signings;
    private final SignedLists lists;
    private final AuditTrail trail;

    MeetingDuties(Signings signings, SignedLists lists, AuditTrail trail) {
        this.signings = signings;
        this.lists = lists;
        this.trail = trail;
    }

    /** Why this person leaves the row to a colleague; keeps on record that she tried. */
    Optional<Refusal> against(Signing signing, String ref, String login) {
        // who is both is told that she is a relative
        Optional<Refusal> reason = recusals(signing, List.of(ref)).stream()
                .filter(r -> r.login().equals(login))
                .map(RowRecusal::why)
                .sorted()
                .findFirst()
                .map(why -> Refusal.rule(why.code()));
        reason.ifPresent(r -> trail.recordApart(AuditEvent.refused(
                "duty.refused", signing.convenerId(), signing.id().toString(), r.code())));
        return reason;
    }

    /** Rows that somebody settled who should have left them to others, as one who declared a relative afterwards. */
    List<Refusal> settledAllTheSame(Signing signing) {
        List<Settled> settled = signings.settled(signing.id());
        if (settled.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> recused = recusals(
                        signing, settled.stream().map(Settled::ref).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        RowRecusal::ref, Collectors.mapping(RowRecusal::login, Collectors.toSet())));
        return settled.stream()
                .filter(row -> recused.getOrDefault(row.ref(), Set.of()).contains(row.login()))
                .map(row -> Refusal.rule("signing.settled-by-recused", row.place(), row.person()))
                .toList();
    }

    private List<RowRecusal> recusals(Signing signing, Collection<String> refs) {
        return lists.ofKind(signing.listKind()).recusals(signing.listId(), refs);
    }
}
