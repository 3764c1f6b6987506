package cn.redflower.casework.signing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An organ signs a list, one vote an organ: it can dissent from single rows, each with a reason, and give the whole
 * list back. Who signs holds a post at the organ and has given no other's word in the case.
 */
@Component
public class SigningLists {

    static final String TASK = "Task_SignList";
    private static final int LONGEST_REASON = 500;

    private final Signings signings;
    private final SignedLists lists;
    private final SigningLetters letters;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    SigningLists(
            Signings signings,
            SignedLists lists,
            SigningLetters letters,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.signings = signings;
        this.lists = lists;
        this.letters = letters;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Signer(String name, String post) {}

    /** The organs that have not signed yet; their people are told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> organsToSign(UUID id) {
        Signing signing = signings.find(id).orElseThrow();
        List<Signature> given = signings.signatures(id);
        return signing.organs().stream()
                .filter(organ -> !Signings.signed(given, organ))
                .toList();
    }

    /** The list lies before an organ. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wanted(UUID id, String organ) {
        letters.wanted(signings.find(id).orElseThrow(), organ);
    }

    /** Keeps an organ's dissent from a row (reason), or takes it back (null). */
    @Transactional
    Outcome<Void> dissent(Actor actor, UUID id, String organ, String ref, String reason) {
        Optional<Signing> signing =
                signings.lock(id).filter(s -> s.organs().contains(organ) && actor.may(Permission.SIGN_LISTS, organ));
        if (signing.isEmpty() || !signings.hasRow(id, ref)) {
            return Outcome.refused(Refusal.notFound("signing.not-found"));
        }
        List<Refusal> refusals = against(signing.get(), organ, actor.login());
        if (refusals.isEmpty() && reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            refusals = List.of(Refusal.rule("signing.dissent-reason", LONGEST_REASON));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (reason == null) {
            signings.agree(id, ref, organ);
        } else {
            signings.dissent(id, ref, organ, reason.strip(), actor.login());
        }
        return Outcome.done();
    }

    /** The organ signs the list but for the rows that it dissents from. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> sign(UUID id, String organ, String login, String opinion) {
        return word(id, organ, login, Signature.Word.SIGNED, opinion);
    }

    /** The organ gives the whole list back; what the others have said is kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> giveBack(UUID id, String organ, String login, String opinion) {
        Outcome<Void> said = word(id, organ, login, Signature.Word.RETURNED, opinion);
        if (said instanceof Outcome.Done<Void>) {
            signings.returned(id, organ, opinion);
        }
        return said;
    }

    private Outcome<Void> word(UUID id, String organ, String login, Signature.Word word, String opinion) {
        Signing signing = signings.lock(id).orElseThrow();
        List<Refusal> refusals = against(signing, organ, login);
        Optional<Signer> signer = signer(organ, login);
        if (refusals.isEmpty() && signer.isEmpty()) {
            refusals = List.of(Refusal.rule("signing.no-mandate"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (word == Signature.Word.SIGNED && endsSigning(signing, organ)) {
            refusals = lists.ofKind(signing.listKind()).againstGoingOn(signing.listId());
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int dissents = signings.dissents(id, organ);
        signings.sign(new Signature(
                id,
                organ,
                login,
                signer.get().name(),
                signer.get().post(),
                word,
                opinion,
                dissents,
                signing.digest(),
                null,
                OffsetDateTime.now(clock)));
        trail.record(AuditEvent.done(
                word == Signature.Word.SIGNED ? "list.signed" : "list.returned",
                organ,
                id.toString(),
                dissents + " " + signing.digest()));
        return Outcome.done();
    }

    /** Whether this is the last word that the list waits for, and no row goes to the joint meeting. */
    private boolean endsSigning(Signing signing, String organ) {
        List<Signature> given = signings.signatures(signing.id());
        Map<String, Long> dissents = signings.dissents(signing.id()).stream()
                .collect(Collectors.groupingBy(Signings.Dissent::ref, Collectors.counting()));
        return signing.organs().stream().allMatch(other -> other.equals(organ) || Signings.signed(given, other))
                && dissents.values().stream()
                        .noneMatch(count -> signing.rule()
                                        .of(count.intValue(), signing.organs().size())
                                == SigningRule.Outcome.DISPUTED);
    }

    private List<Refusal> against(Signing signing, String organ, String login) {
        if (signing.status() != Signing.Status.SIGNING) {
            return List.of(Refusal.conflict("signing.over").after(signing.caseId(), null, TASK, SettlingDisputes.TASK));
        }
        Optional<Signature> given = signings.signatures(signing.id()).stream()
                .filter(s -> s.organId().equals(organ))
                .findFirst();
        if (given.isPresent()) {
            return List.of(
                    Refusal.conflict("signing.signed-already", given.get().name()));
        }
        Set<String> others = signings.otherOrgansSpokenFor(signing.caseId(), login, organ);
        return others.isEmpty() ? List.of() : List.of(Refusal.rule("signing.one-organ-a-person"));
    }

    private Optional<Signer> signer(String organ, String login) {
        return jdbc.sql("""
                        select p.name, po.kind as post from honors.account a join honors.person p on p.id = a.person_id
                        join honors.post po on po.person_id = p.id and po.organ_id = :organ and po.until is null
                            and po.kind not in ('ADMINISTRATOR', 'EXPERT')
                        where a.login = :login order by po.kind limit 1""")
                .param("organ", organ)
                .param("login", login)
                .query(Signer.class)
                .optional();
    }

    /** Whether an organ has given the list back. */
    public boolean isReturned(UUID id) {
        return signings.find(id).orElseThrow().status() == Signing.Status.RETURNED;
    }

    /**
     * Tells the organs that have not signed, on working days; from the second time the convener and the League as well.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(UUID id) {
        Signing signing = signings.find(id).orElseThrow();
        if (signing.status() == Signing.Status.SIGNING) {
            letters.overdue(signing, organsToSign(id));
        }
    }
}
