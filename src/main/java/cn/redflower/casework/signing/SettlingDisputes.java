package cn.redflower.casework.signing;

import cn.redflower.casework.signing.Signings.Dissent;
import cn.redflower.casework.signing.Signings.Minutes;
import cn.redflower.casework.signing.Signings.Settlement;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When all organs have signed: counts their words by the rule, and has the joint meeting of all of them settle rows in
 * dispute.
 */
@Component
public class SettlingDisputes {

    static final String TASK = "Task_SettleDisputes";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_RESOLUTION = 4000;

    private final Signings signings;
    private final SignedLists lists;
    private final MeetingDuties duties;
    private final SigningLetters letters;
    private final Problems texts;
    private final AuditTrail trail;
    private final Clock clock;

    SettlingDisputes(
            Signings signings,
            SignedLists lists,
            MeetingDuties duties,
            SigningLetters letters,
            Problems texts,
            AuditTrail trail,
            Clock clock) {
        this.signings = signings;
        this.lists = lists;
        this.duties = duties;
        this.letters = letters;
        this.texts = texts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Counts what the organs said; without a dispute the signing is over.
     *
     * @throws RefusedException if an organ that the list names has not signed, whatever led here
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(UUID id) {
        Signing signing = signings.lock(id).orElseThrow();
        List<Signature> given = signings.signatures(id);
        if (signing.status() != Signing.Status.SIGNING
                || !signing.organs().stream().allMatch(organ -> Signings.signed(given, organ))) {
            throw new RefusedException(Refusal.conflict("signing.step.not-all-signed"));
        }
        Map<String, List<Dissent>> byRow = signings.dissents(id).stream()
                .collect(Collectors.groupingBy(Dissent::ref, TreeMap::new, Collectors.toList()));
        byRow.forEach((ref, dissents) -> {
            SigningRule.Outcome outcome =
                    signing.rule().of(dissents.size(), signing.organs().size());
            signings.outcome(
                    id,
                    ref,
                    outcome,
                    outcome == SigningRule.Outcome.STRUCK
                            ? dissents.stream().map(Dissent::reason).collect(Collectors.joining("；"))
                            : null,
                    null);
        });
        signings.keepTheRest(id);
        signings.move(id, signings.inDispute(id) > 0 ? Signing.Status.SETTLING : Signing.Status.SIGNED);
    }

    /** Whether rows wait for the joint meeting. */
    public boolean anyInDispute(UUID id) {
        return signings.find(id).orElseThrow().status() == Signing.Status.SETTLING;
    }

    /** The joint meeting is to be called. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wanted(UUID id) {
        letters.meetingWanted(settling(id), signings.inDispute(id));
    }

    /** The joint meeting lies. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(UUID id) {
        letters.meetingOverdue(settling(id));
    }

    private Signing settling(UUID id) {
        return signings.find(id)
                .filter(signing -> signing.status() == Signing.Status.SETTLING)
                .orElseThrow(() -> new RefusedException(Refusal.conflict("signing.step.not-settling")));
    }

    /**
     * What somebody writes down of the meeting's word about a row.
     *
     * @param keep whether it stays; null takes the settlement back
     * @param version of the settlement that she saw; null: she means one that nobody but herself has touched
     */
    record Word(Boolean keep, String reason, Integer version) {}

    /**
     * Keeps what the meeting settled about a row: it stays, or is struck, with the reason. What the rule has decided is
     * not the meeting's, and what somebody else has written down meanwhile is not overwritten unseen.
     *
     * @return the settlement's version, also where only the reason is missing
     */
    @Transactional
    Outcome<Integer> settle(Actor actor, UUID id, String ref, Word word) {
        Optional<Signing> signing = convened(actor, id);
        if (signing.isEmpty()) {
            return Outcome.refused(Refusal.notFound("signing.not-found"));
        }
        if (signing.get().status() != Signing.Status.SETTLING) {
            return Outcome.refused(
                    Refusal.conflict("signing.over").after(signing.get().caseId(), null, TASK));
        }
        if (signings.dissents(id).stream().noneMatch(d -> d.ref().equals(ref))) {
            return Outcome.refused(Refusal.notFound("signing.not-found"));
        }
        if (!signings.beforeMeeting(id, ref)) {
            return Outcome.refused(Refusal.rule("signing.not-in-dispute"));
        }
        Optional<Refusal> recused = duties.against(signing.get(), ref, actor.login());
        if (recused.isPresent()) {
            return Outcome.refused(recused.get());
        }
        Settlement before = signings.settlement(id, ref);
        boolean seen = word.version() == null
                ? before.login() == null || before.login().equals(actor.login())
                : word.version() == before.version();
        if (!seen) {
            return Outcome.refused(
                    before.login() == null
                            ? Refusal.conflict("signing.settlement-changed")
                            : Refusal.conflict(
                                    "signing.settled-meanwhile",
                                    before.person(),
                                    texts.text("words.settlement." + before.outcome())));
        }
        if (word.reason() != null && word.reason().length() > LONGEST_REASON) {
            return Outcome.refused(reasonMissing());
        }
        String reason = text(word.reason());
        boolean settled = word.keep() != null && reason != null;
        signings.settle(
                id,
                ref,
                !settled
                        ? SigningRule.Outcome.DISPUTED
                        : word.keep() ? SigningRule.Outcome.KEPT : SigningRule.Outcome.STRUCK,
                reason,
                settled ? actor.login() : null);
        return Outcome.done(signings.settlement(id, ref).version());
    }

    static Refusal reasonMissing() {
        return Refusal.rule("signing.settlement-reason", LONGEST_REASON);
    }

    /** Keeps the minutes as far as they have been typed. */
    @Transactional
    Outcome<Void> minutes(Actor actor, UUID id, Minutes typed) {
        Optional<Signing> signing = convened(actor, id);
        if (signing.isEmpty()) {
            return Outcome.refused(Refusal.notFound("signing.not-found"));
        }
        if (signing.get().status() != Signing.Status.SETTLING) {
            return Outcome.refused(
                    Refusal.conflict("signing.over").after(signing.get().caseId(), null, TASK));
        }
        List<String> attendees = typed.attendees() == null
                ? List.of()
                : typed.attendees().stream()
                        .map(a -> a == null ? "" : a.strip())
                        .toList();
        if (Stream.of(typed.place(), typed.chair()).anyMatch(t -> t != null && t.length() > LONGEST_LINE)
                || attendees.stream().anyMatch(a -> a.length() > LONGEST_LINE)
                || attendees.size() > signing.get().organs().size()
                || typed.resolution() != null && typed.resolution().length() > LONGEST_RESOLUTION) {
            return Outcome.refused(Refusal.rule("signing.minutes-too-long", LONGEST_LINE, LONGEST_RESOLUTION));
        }
        List<String> padded = new ArrayList<>(attendees);
        padded.addAll(Collections.nCopies(signing.get().organs().size() - attendees.size(), ""));
        signings.minutes(
                id,
                new Minutes(typed.heldOn(), text(typed.place()), text(typed.chair()), padded, text(typed.resolution())),
                actor.login());
        return Outcome.done();
    }

    /**
     * Closes the joint meeting: every row settled, by somebody who may, every organ present, the resolution written.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> conclude(UUID id) {
        Signing signing = signings.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>(duties.settledAllTheSame(signing));
        int open = signings.inDispute(id);
        if (open > 0) {
            refusals.add(Refusal.rule("signing.rows-unsettled", open));
        }
        Minutes m = signings.minutes(id).orElse(new Minutes(null, null, null, List.of(), null));
        if (m.heldOn() == null || m.heldOn().isAfter(LocalDate.now(clock))) {
            refusals.add(Refusal.rule("signing.minutes-date"));
        }
        if (m.place() == null || m.chair() == null) {
            refusals.add(Refusal.rule("signing.minutes-place"));
        }
        if (m.attendees().isEmpty() || m.attendees().stream().anyMatch(String::isBlank)) {
            refusals.add(Refusal.rule("signing.minutes-attendees"));
        }
        if (m.resolution() == null) {
            refusals.add(Refusal.rule("signing.minutes-resolution"));
        }
        refusals.addAll(lists.ofKind(signing.listKind()).againstGoingOn(signing.listId()));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        signings.move(id, Signing.Status.SIGNED);
        trail.record(AuditEvent.done("disputes.settled", "county", id.toString(), null));
        return Outcome.done();
    }

    /** The meeting gives the whole list back instead. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> giveBack(UUID id, String reason) {
        Signing signing = signings.lock(id).orElseThrow();
        signings.returned(id, signing.convenerId(), reason);
        return Outcome.done();
    }

    private Optional<Signing> convened(Actor actor, UUID id) {
        return signings.lock(id).filter(s -> actor.may(Permission.SIGN_LISTS, s.convenerId()));
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
