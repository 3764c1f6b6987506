package cn.redflower.casework.signing;

import cn.redflower.platform.time.WorkingCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a flow does with joint signing: lays a list before the organs and then calls the process {@code joint-signing}
 * (in: business key, {@code signingId}, {@code convenerGroup}; out: {@code signingOutcome}, {@code signed} or
 * {@code returned}), and reads what became of it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class JointSignings {

    private final Signings signings;
    private final SignedLists lists;
    private final WorkingCalendar calendar;
    private final Clock clock;

    JointSignings(Signings signings, SignedLists lists, WorkingCalendar calendar, Clock clock) {
        this.signings = signings;
        this.lists = lists;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Lays a list before the organs as it is now. Where the case was signed before and given back, an organ that had
     * signed keeps its signature if every row is as it was, and looks at the fresh rows only if not; what it had
     * against unchanged rows stays.
     *
     * @return the signing's id, the process's variable {@code signingId}
     */
    public UUID prepare(SigningOrder order) {
        SignedList list = lists.ofKind(order.listKind());
        Optional<Signing> before = signings.returned(order.caseId());
        UUID id = UUID.randomUUID();
        LocalDate due = calendar.addWorkingDays(LocalDate.now(clock), order.workingDays())
                .orThrow();
        signings.add(
                new Signing(
                        id,
                        order.caseId(),
                        before.map(Signing::id).orElse(null),
                        order.listKind(),
                        order.listId(),
                        order.title(),
                        order.rule(),
                        order.organIds(),
                        order.convenerId(),
                        Signing.Status.SIGNING,
                        0,
                        "",
                        OffsetDateTime.now(clock),
                        due,
                        null,
                        null,
                        null),
                order.workingDays());
        MessageDigest digest = sha256();
        int[] count = {0};
        list.rows(order.listId(), rows -> {
            signings.addRows(id, count[0] + 1, rows);
            count[0] += rows.size();
            rows.forEach(
                    row -> digest.update((row.ref() + " " + row.version() + "\n").getBytes(StandardCharsets.UTF_8)));
        });
        if (count[0] == 0) {
            throw new IllegalArgumentException("a signing needs a list");
        }
        String sum = HexFormat.of().formatHex(digest.digest());
        signings.counted(id, count[0], sum);
        before.ifPresent(earlier -> carryOver(id, earlier, order.organIds(), sum));
        return id;
    }

    private void carryOver(UUID id, Signing before, List<String> organs, String digest) {
        signings.carryOver(id, before.id());
        if (signings.fresh(id) == 0) {
            signings.signatures(signings.signatures(before.id()).stream()
                    .filter(s -> s.word() == Signature.Word.SIGNED && organs.contains(s.organId()))
                    .map(s -> new Signature(
                            id,
                            s.organId(),
                            s.login(),
                            s.name(),
                            s.mandate(),
                            s.word(),
                            s.opinion(),
                            signings.dissents(id, s.organId()),
                            digest,
                            before.id(),
                            s.at()))
                    .toList());
        }
    }

    /** What came of a signing that has ended. */
    public SigningResult resultOf(UUID id) {
        Signing signing = signings.find(id).orElseThrow();
        return switch (signing.status()) {
            case RETURNED -> new SigningResult(true, signing.returnedBy(), signing.returnReason(), List.of());
            case SIGNED -> new SigningResult(false, null, null, signings.struck(id));
            default -> throw new IllegalStateException("signing " + id + " has not ended: " + signing.status());
        };
    }

    /** Whether every organ that the list names has signed it, and what was in dispute is settled. */
    public boolean isSigned(UUID id) {
        Signing signing = signings.find(id).orElseThrow();
        List<Signature> given = signings.signatures(id);
        return signing.status() == Signing.Status.SIGNED
                && signing.organs().stream().allMatch(organ -> Signings.signed(given, organ));
    }

    /** Ends what a case has before organs; the caller ends the process. */
    public void cancel(String caseId) {
        signings.cancelAllOf(caseId);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
