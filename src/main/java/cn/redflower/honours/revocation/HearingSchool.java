package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.revocation.Revocation.Heard;
import cn.redflower.honours.revocation.Revocation.Status;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The holder's school states its view, or does not in time: that is put on record as silence, never as agreement
 * ({@code design.md} §2).
 */
@Component
public class HearingSchool {

    private final Revocations revocations;
    private final RevocationDeadlines deadlines;
    private final RevocationLetters letters;
    private final Opinions opinions;
    private final Problems texts;
    private final AuditTrail trail;

    HearingSchool(
            Revocations revocations,
            RevocationDeadlines deadlines,
            RevocationLetters letters,
            Opinions opinions,
            Problems texts,
            AuditTrail trail) {
        this.revocations = revocations;
        this.deadlines = deadlines;
        this.letters = letters;
        this.opinions = opinions;
        this.texts = texts;
        this.trail = trail;
    }

    /** The school has said what it has to say; its opinion is kept with the task's answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> state(UUID id, String opinion) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        if (revocation.status() != Status.HEARING) {
            return Outcome.refused(RevocationAccess.closed(revocation));
        }
        if (opinion == null) {
            return Outcome.refused(Refusal.rule("revocation.view-missing"));
        }
        return deadlines.decision().then(due -> {
            revocations.heard(id, Heard.STATED, due);
            return Outcome.done();
        });
    }

    /** The time is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordSilence(UUID id) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        if (revocation.status() != Status.HEARING) {
            return;
        }
        revocations.heard(id, Heard.SILENT, deadlines.decision().orThrow());
        opinions.record(
                id.toString(),
                "award-revocation",
                "deadline",
                null,
                null,
                null,
                revocation.schoolId(),
                "waived",
                texts.text("revocation.silent"));
        trail.record(
                AuditEvent.done("revocation.silence", revocation.schoolId(), id + " " + revocation.number(), null));
        letters.silent(revocation);
    }

    /** The school can state its view. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wanted(UUID id) {
        letters.viewWanted(revocations.find(id).orElseThrow());
    }

    /** The time is over soon. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(UUID id) {
        letters.hearingEndsSoon(revocations.find(id).orElseThrow());
    }
}
