package cn.redflower.honours.revocation;

import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.revocation.Dependents.Answer;
import cn.redflower.honours.revocation.Dependents.Dependent;
import cn.redflower.honours.revocation.Revocation.Status;
import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The county committee looks at each award that rests on a revoked one: it is kept with a reason, or gets a case of its
 * own with its own hearing and decision ({@code domain.md} §2, effect on higher stars). Nothing is revoked along with
 * another award.
 */
@Component
public class ReviewingDependents {

    private static final int LONGEST_REASON = 500;

    private final RevocationAccess access;
    private final Revocations revocations;
    private final Dependents dependents;
    private final ProposingRevocation proposing;
    private final RevocationDuties duties;
    private final RevocationDeadlines deadlines;
    private final RevocationLetters letters;
    private final Awards awards;
    private final Accounts accounts;
    private final Problems texts;
    private final AuditTrail trail;

    ReviewingDependents(
            RevocationAccess access,
            Revocations revocations,
            Dependents dependents,
            ProposingRevocation proposing,
            RevocationDuties duties,
            RevocationDeadlines deadlines,
            RevocationLetters letters,
            Awards awards,
            Accounts accounts,
            Problems texts,
            AuditTrail trail) {
        this.access = access;
        this.revocations = revocations;
        this.dependents = dependents;
        this.proposing = proposing;
        this.duties = duties;
        this.deadlines = deadlines;
        this.letters = letters;
        this.awards = awards;
        this.accounts = accounts;
        this.texts = texts;
        this.trail = trail;
    }

    /** Keeps the answer for one award as it is typed; a reason that is still missing is asked for at the end. */
    @Transactional
    Outcome<Void> answer(Actor actor, UUID id, UUID awardId, Answer answer, String reason) {
        Revocation revocation = access.toChange(actor, id);
        if (!access.reviews(actor, revocation)) {
            return Outcome.refused(Refusal.notAllowed("revocation.not-yours-to-decide"));
        }
        if (revocation.status() != Status.REVIEWING) {
            return Outcome.refused(
                    Refusal.conflict("revocation.not-being-reviewed").after(id, null, RevocationAccess.REVIEW));
        }
        List<Refusal> barred = duties.againstReviewing(id, actor.login());
        if (!barred.isEmpty()) {
            trail.recordApart(AuditEvent.refused(
                    "duty.refused",
                    revocation.schoolId(),
                    id.toString(),
                    barred.get(0).code()));
            return Outcome.refused(barred);
        }
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (why != null && why.length() > LONGEST_REASON) {
            return Outcome.refused(Refusal.rule("revocation.reason-too-long", LONGEST_REASON));
        }
        return dependents.answer(id, awardId, answer, why, actor.login())
                ? Outcome.done()
                : Outcome.refused(Refusal.notFound("revocation.dependent-not-found"));
    }

    /** Closes the review: every award has an answer; {@link #openCases} follows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> conclude(UUID id, String login) {
        Revocation revocation = revocations.lock(id).orElseThrow();
        if (revocation.status() != Status.REVIEWING) {
            return Outcome.refused(
                    Refusal.conflict("revocation.not-being-reviewed").after(id, null, RevocationAccess.REVIEW));
        }
        List<Dependent> all = dependents.of(id);
        List<Refusal> refusals = new ArrayList<>();
        long open = all.stream().filter(Dependent::open).count();
        if (open > 0) {
            refusals.add(Refusal.rule("revocation.dependents-open", open));
        }
        all.stream()
                .filter(d -> d.valid() && d.answer() == Answer.KEEP && d.reason() == null)
                .forEach(d -> refusals.add(Refusal.rule("revocation.keeping-needs-reason", d.number())));
        if (all.stream().anyMatch(ReviewingDependents::wantsCase)) {
            refusals.addAll(deadlines.hearing().reasons());
            if (!duties.somebodyElseDecides(RevocationAccess.COUNTY, login)) {
                refusals.add(Refusal.rule("revocation.nobody-else-decides"));
            }
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        dependents.submitted(id, login);
        revocations.end(id, Status.REVOKED);
        return Outcome.done();
    }

    /**
     * Opens a case for each award that is to have one; where it has one already, that is it. Doing it twice opens
     * nothing twice.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void openCases(UUID id) {
        Revocation revocation = revocations.find(id).orElseThrow();
        List<Dependent> wanting = dependents.of(id).stream()
                .filter(ReviewingDependents::wantsCase)
                .toList();
        for (Dependent dependent : wanting) {
            Award award = awards.find(dependent.awardId()).orElseThrow();
            Actor proposer = accounts.actor(dependent.answeredBy()).orElseThrow();
            UUID own = revocations
                    .undecidedOf(award.id())
                    .orElseGet(() -> proposing
                            .open(proposer, award, reason(revocation, dependent), id)
                            .orThrow());
            dependents.opened(id, award.id(), own);
        }
        trail.record(AuditEvent.done(
                "revocation.dependents-reviewed", revocation.schoolId(), id.toString(), "cases " + wanting.size()));
    }

    /** Awards that rest on the revoked one wait to be looked at. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wanted(UUID id) {
        letters.reviewWanted(revocations.find(id).orElseThrow());
    }

    /** The county committee is late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(UUID id) {
        Revocation revocation = revocations.find(id).orElseThrow();
        if (revocation.status() == Status.REVIEWING && deadlines.worksToday()) {
            letters.reviewOverdue(revocation, deadlines.longOverdue(revocation));
        }
    }

    private static boolean wantsCase(Dependent dependent) {
        return dependent.valid() && dependent.answer() == Answer.REVOKE && dependent.caseId() == null;
    }

    private String reason(Revocation revocation, Dependent dependent) {
        String because = texts.text("revocation.foundation-revoked", revocation.number());
        return dependent.reason() == null ? because : because + "\n" + dependent.reason();
    }
}
