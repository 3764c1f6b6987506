package cn.redflower.people.pupil.transfer;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.register.LeftReason;
import cn.redflower.people.pupil.register.PastDay;
import cn.redflower.people.pupil.register.Pupil;
import cn.redflower.people.pupil.register.PupilAccess;
import cn.redflower.people.pupil.register.PupilChanges;
import cn.redflower.people.pupil.register.Pupils;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A school hands a pupil over to another one, or takes that back while nobody has taken her in. */
@Service
class HandingOver {

    private final PupilAccess pupilAccess;
    private final TransferAccess access;
    private final Transfers transfers;
    private final Pupils pupils;
    private final PupilChanges changes;
    private final Schools schools;
    private final AuditTrail trail;
    private final Clock clock;

    HandingOver(
            PupilAccess pupilAccess,
            TransferAccess access,
            Transfers transfers,
            Pupils pupils,
            PupilChanges changes,
            Schools schools,
            AuditTrail trail,
            Clock clock) {
        this.pupilAccess = pupilAccess;
        this.access = access;
        this.transfers = transfers;
        this.pupils = pupils;
        this.changes = changes;
        this.schools = schools;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param on the day of the change as it was typed */
    @Transactional
    public Outcome<UUID> handOver(Actor actor, long pupilId, String toSchool, String on) {
        pupils.lock(List.of(pupilAccess.findToKeep(actor, pupilId).schoolId()));
        Pupil pupil = pupilAccess.findToKeep(actor, pupilId);
        Optional<Schools.School> to = toSchool == null ? Optional.empty() : schools.find(toSchool);
        if (to.isEmpty()) {
            return Outcome.refused(Refusal.rule("pupil.transfer.school-missing"));
        } else if (to.get().id().equals(pupil.schoolId())) {
            return Outcome.refused(Refusal.rule("pupil.transfer.same-school"));
        }
        Outcome<LocalDate> day = PastDay.read(on, LocalDate.now(clock));
        if (day instanceof Outcome.Refused<LocalDate> refused) {
            return Outcome.refused(refused.reasons());
        }
        if (pupil.waits()) {
            return Outcome.refused(Refusal.conflict("pupil.waits", pupil.toSchool()));
        } else if (pupil.leftOn() != null) {
            return Outcome.refused(Refusal.conflict("pupil.transfer.left-already", pupil.leftOn()));
        }
        LocalDate left = day.orThrow();
        pupils.left(pupilId, left, LeftReason.HANDED_OVER);
        UUID id = transfers.handOver(
                pupilId, pupil.schoolId(), pupil.squadron(), to.get().id(), left, actor.login());
        changes.record(pupilId, actor.login(), "transfer", null, to.get().name());
        trail.record(AuditEvent.done(
                "pupil.handed-over",
                pupil.schoolId(),
                String.valueOf(pupilId),
                to.get().id()));
        return Outcome.done(id);
    }

    /** She stays where she was. */
    @Transactional
    public Outcome<Void> withdraw(Actor actor, UUID id) {
        Transfer transfer = access.toWithdraw(actor, id);
        pupils.lock(List.of(transfer.fromSchool(), transfer.toSchool()));
        if (!transfers.settle(id, Transfer.Status.WITHDRAWN, actor.login())) {
            return Outcome.refused(Refusal.conflict("pupil.transfer.over"));
        }
        pupils.left(transfer.pupilId(), null, null);
        changes.record(transfer.pupilId(), actor.login(), "transfer", transfer.toSchoolName(), null);
        trail.record(AuditEvent.done(
                "pupil.transfer-withdrawn",
                transfer.fromSchool(),
                String.valueOf(transfer.pupilId()),
                transfer.toSchool()));
        return Outcome.done();
    }
}
