package cn.redflower.people.pupil.kinship;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.pupil.KinshipChanged;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.names.Characters;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.Typed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An adult declares a pupil by school and number, or takes a declaration back. A withdrawal holds for cases that begin
 * later: who could withdraw in the middle of one could decide on her own child all the same.
 */
@Component
class DeclaringKinship {

    /** More children than anybody has; a bound to trying out numbers. */
    static final int MOST = 20;

    private final Kinships kinships;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    DeclaringKinship(Kinships kinships, ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.kinships = kinships;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Kinship> own(Actor actor) {
        return kinships.of(actor.login());
    }

    /** Declares a pupil who is at the school now; declaring twice is declaring once. */
    @Transactional
    Outcome<Kinship> declare(Actor actor, String schoolId, String pupilNumber, Kinship.Relation relation) {
        if (schoolId == null
                || pupilNumber == null
                || schoolId.isBlank()
                || pupilNumber.isBlank()
                || relation == null) {
            return Outcome.refused(Refusal.rule("kinship.incomplete"));
        }
        if (kinships.inForce(actor.login()) >= MOST) {
            return Outcome.refused(Refusal.rule("kinship.too-many", MOST));
        }
        Optional<Long> pupil = kinships.pupil(Characters.plain(schoolId), Typed.code(Characters.plain(pupilNumber)));
        if (pupil.isEmpty()) {
            audit.recordApart(AuditEvent.refused("kinship.declared", null, null, "kinship.pupil-not-found"));
            return Outcome.refused(Refusal.rule("kinship.pupil-not-found"));
        }
        UUID id = kinships.declare(actor.login(), pupil.get(), relation, OffsetDateTime.now(clock));
        Kinship declared = kinships.find(id, actor.login()).orElseThrow();
        audit.record(AuditEvent.done("kinship.declared", declared.schoolId(), id.toString(), relation.name()));
        events.publishEvent(new KinshipChanged(declared.schoolId()));
        return Outcome.done(declared);
    }

    @Transactional
    Outcome<Void> withdraw(Actor actor, UUID id) {
        Optional<Kinship> declared = kinships.find(id, actor.login());
        if (declared.isEmpty()) {
            return Outcome.refused(Refusal.notFound("kinship.not-found"));
        }
        if (declared.get().withdrawnAt() == null) {
            kinships.withdraw(id, OffsetDateTime.now(clock));
            audit.record(AuditEvent.done("kinship.withdrawn", declared.get().schoolId(), id.toString(), null));
            events.publishEvent(new KinshipChanged(declared.get().schoolId()));
        }
        return Outcome.done();
    }
}
