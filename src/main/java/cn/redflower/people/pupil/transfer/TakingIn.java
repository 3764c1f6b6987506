package cn.redflower.people.pupil.transfer;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.register.Pupil;
import cn.redflower.people.pupil.register.PupilChanges;
import cn.redflower.people.pupil.register.Pupils;
import cn.redflower.people.pupil.roster.ReadingPupil;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The new school takes a pupil in: she gets a squadron and a number there and stays the same person. */
@Service
class TakingIn {

    private final TransferAccess access;
    private final Transfers transfers;
    private final Pupils pupils;
    private final PupilChanges changes;
    private final ReadingPupil reading;
    private final Schools schools;
    private final AuditTrail trail;

    TakingIn(
            TransferAccess access,
            Transfers transfers,
            Pupils pupils,
            PupilChanges changes,
            ReadingPupil reading,
            Schools schools,
            AuditTrail trail) {
        this.access = access;
        this.transfers = transfers;
        this.pupils = pupils;
        this.changes = changes;
        this.reading = reading;
        this.schools = schools;
        this.trail = trail;
    }

    /**
     * What the new school should know before it takes her in.
     *
     * @param number one that is free there, her own if it can be
     * @param numberIsOwn whether it is her own
     * @param namesakes who is there with the same name and birth month
     */
    record Prospect(Transfer transfer, String number, boolean numberIsOwn, List<Pupil> namesakes) {}

    Prospect prospect(Actor actor, UUID id) {
        Transfer transfer = access.toTakeIn(actor, id);
        boolean own = pupils.withNumber(transfer.toSchool(), transfer.number()).isEmpty();
        return new Prospect(
                transfer,
                own ? transfer.number() : pupils.freeNumber(transfer.toSchool()),
                own,
                pupils.namesakes(transfer.toSchool(), transfer.name(), transfer.birthMonth()));
    }

    /** @param namesakeKnown whether somebody has made sure that a namesake born in the same month is another child */
    @Transactional
    public Outcome<Long> takeIn(Actor actor, UUID id, String squadronId, String number, boolean namesakeKnown) {
        Transfer transfer = access.toTakeIn(actor, id);
        String school = transfer.toSchool();
        pupils.lock(List.of(transfer.fromSchool(), school));
        if (access.toTakeIn(actor, id).status() != Transfer.Status.WAITING) {
            return Outcome.refused(Refusal.conflict("pupil.transfer.over"));
        }
        List<Refusal> reasons = new ArrayList<>();
        Optional<Schools.Squadron> squadron = schools.squadronsOf(school).stream()
                .filter(each -> each.id().equals(squadronId))
                .findFirst();
        if (squadron.isEmpty()) {
            reasons.add(Refusal.rule("pupil.squadron-missing"));
        }
        Outcome<String> read = reading.number(number);
        reasons.addAll(read.reasons());
        if (read instanceof Outcome.Done<String> done) {
            pupils.withNumber(school, done.value())
                    .map(other -> Refusal.rule(
                            "pupil.transfer.number-taken", done.value(), other.name(), pupils.freeNumber(school)))
                    .ifPresent(reasons::add);
        }
        if (reasons.isEmpty() && !namesakeKnown) {
            pupils.namesakes(school, transfer.name(), transfer.birthMonth()).stream()
                    .map(other -> Refusal.rule("pupil.transfer.namesake", other.squadron(), other.number()))
                    .forEach(reasons::add);
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        move(actor, transfer, squadron.get(), read.orThrow());
        return Outcome.done(transfer.pupilId());
    }

    private void move(Actor actor, Transfer transfer, Schools.Squadron squadron, String number) {
        long pupil = transfer.pupilId();
        pupils.move(pupil, transfer.toSchool(), squadron.id(), number);
        transfers.settle(transfer.id(), Transfer.Status.TAKEN_IN, actor.login());
        changes.record(pupil, actor.login(), "school", transfer.fromSchoolName(), transfer.toSchoolName());
        changes.record(pupil, actor.login(), "squadron", transfer.fromSquadron(), squadron.name());
        if (!number.equals(transfer.number())) {
            changes.record(pupil, actor.login(), "number", transfer.number(), number);
        }
        trail.record(
                AuditEvent.done("pupil.taken-in", transfer.toSchool(), String.valueOf(pupil), transfer.fromSchool()));
    }
}
