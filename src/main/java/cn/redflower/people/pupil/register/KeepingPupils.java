package cn.redflower.people.pupil.register;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.roster.ReadingPupil;
import cn.redflower.people.pupil.roster.ReadingPupil.Read;
import cn.redflower.people.pupil.roster.ReadingPupil.Remark;
import cn.redflower.people.pupil.roster.ReadingPupil.Typed;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects one pupil of the register, adds one, marks one as left and back, by the rules of a roster's row. */
@Service
public class KeepingPupils {

    private final PupilAccess access;
    private final Pupils pupils;
    private final PupilChanges changes;
    private final ReadingPupil reading;
    private final Schools schools;
    private final AuditTrail trail;
    private final Clock clock;

    KeepingPupils(
            PupilAccess access,
            Pupils pupils,
            PupilChanges changes,
            ReadingPupil reading,
            Schools schools,
            AuditTrail trail,
            Clock clock) {
        this.access = access;
        this.pupils = pupils;
        this.changes = changes;
        this.reading = reading;
        this.schools = schools;
        this.trail = trail;
        this.clock = clock;
    }

    /** A pupil as somebody typed her. */
    record Wanted(String squadronId, Typed typed) {}

    /** What was written. @param hints what the person should look at, although it stands */
    record Saved(long id, List<Refusal> hints) {}

    /** @param namesakeKnown whether somebody has made sure that a namesake born in the same month is another child */
    @Transactional
    public Outcome<Saved> add(Actor actor, String schoolId, Wanted wanted, boolean namesakeKnown) {
        if (schoolId == null
                || !access.keeps(actor, schoolId)
                || schools.find(schoolId).isEmpty()) {
            throw PupilAccess.notFound();
        }
        pupils.lock(List.of(schoolId));
        Read read = reading.read(wanted.typed(), LocalDate.now(clock));
        List<Refusal> reasons = new ArrayList<>(errors(read.remarks()));
        reasons.addAll(aboutSquadron(schoolId, wanted.squadronId(), null));
        if (read.number() != null) {
            pupils.withNumber(schoolId, read.number()).ifPresent(other -> reasons.add(taken(other)));
        }
        if (reasons.isEmpty() && !namesakeKnown) {
            reasons.addAll(namesakes(schoolId, read));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        long id = pupils.add(schoolId, wanted.squadronId(), read);
        changes.record(id, actor.login(), "added", null, read.number());
        trail.record(AuditEvent.done("pupil.added", schoolId, String.valueOf(id), null));
        return Outcome.done(new Saved(id, hints(read.remarks())));
    }

    private List<Refusal> namesakes(String schoolId, Read read) {
        LocalDate birth = read.birth().atDay(1);
        List<Refusal> told = new ArrayList<>();
        pupils.waitingFor(schoolId, read.name(), birth)
                .forEach(waiting -> told.add(Refusal.rule("pupil.waits-to-be-taken-in", waiting.school())));
        pupils.namesakes(schoolId, read.name(), birth).stream()
                .map(other -> Refusal.rule("pupil.namesake", other.squadron(), other.number()))
                .forEach(told::add);
        return told;
    }

    /** @param version of the pupil that the person has looked at */
    @Transactional
    public Outcome<Saved> correct(Actor actor, long id, String version, Wanted wanted) {
        Pupil seen = access.findToKeep(actor, id);
        pupils.lock(List.of(seen.schoolId()));
        Pupil before = access.findToKeep(actor, id);
        if (before.waits()) {
            return Outcome.refused(Refusal.conflict("pupil.waits", before.toSchool()));
        }
        Read read = reading.read(wanted.typed(), LocalDate.now(clock));
        List<Remark> remarks = read.remarks().stream()
                .filter(remark -> !staysAsItWas(remark, before, read, wanted.typed()))
                .toList();
        List<Refusal> reasons = new ArrayList<>(errors(remarks));
        reasons.addAll(aboutSquadron(before.schoolId(), wanted.squadronId(), before.squadronId()));
        if (read.number() != null && !read.number().equals(before.number())) {
            pupils.withNumber(before.schoolId(), read.number()).ifPresent(other -> reasons.add(taken(other)));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Read whole = read.birth() == null ? withBirth(read, before) : read;
        if (!before.version().equals(version)) {
            return Outcome.refused(Refusal.conflict("pupil.changed-meanwhile"));
        }
        pupils.correct(id, wanted.squadronId(), whole);
        Map<String, String> after = pupils.find(id).orElseThrow().values();
        List<String> fields = changes.record(id, actor.login(), before.values(), after);
        if (!fields.isEmpty()) {
            trail.record(AuditEvent.done(
                    "pupil.corrected", before.schoolId(), String.valueOf(id), String.join(" ", fields)));
        }
        return Outcome.done(new Saved(id, hints(remarks)));
    }

    /** A pupil who has grown too old meanwhile can still be corrected in everything else. */
    private static boolean staysAsItWas(Remark remark, Pupil before, Read read, Typed typed) {
        return switch (remark.field()) {
            case "birth" ->
                before.birth()
                        .equals(typed.birth() == null ? null : typed.birth().strip());
            case "joined" ->
                Objects.equals(
                        before.joined(),
                        read.joined() == null ? null : read.joined().toString());
            default -> false;
        };
    }

    private static Read withBirth(Read read, Pupil before) {
        return new Read(
                read.squad(),
                read.number(),
                read.name(),
                read.sex(),
                java.time.YearMonth.from(before.birthMonth()),
                read.joined(),
                read.guardianConsent(),
                read.publicationConsent(),
                read.remarks());
    }

    private List<Refusal> aboutSquadron(String schoolId, String squadronId, String present) {
        if (squadronId == null || squadronId.isBlank()) {
            return List.of(Refusal.rule("pupil.squadron-missing"));
        }
        boolean known = squadronId.equals(present)
                || schools.squadronsOf(schoolId).stream()
                        .anyMatch(squadron -> squadron.id().equals(squadronId));
        return known ? List.of() : List.of(Refusal.rule("pupil.squadron-unknown"));
    }

    private static Refusal taken(Pupil other) {
        return other.leftOn() == null
                ? Refusal.rule("pupil.number-taken", other.number(), other.squadron(), other.name())
                : Refusal.rule("pupil.number-taken-left", other.number(), other.name());
    }

    private static List<Refusal> errors(List<Remark> remarks) {
        return of(remarks, Level.ERROR);
    }

    private static List<Refusal> hints(List<Remark> remarks) {
        return of(remarks, Level.WARNING);
    }

    private static List<Refusal> of(List<Remark> remarks, Level level) {
        return remarks.stream()
                .filter(remark -> remark.level() == level)
                .map(Remark::sentence)
                .toList();
    }

    /** Marks her as left. @param on the day as it was typed */
    @Transactional
    public Outcome<Void> leave(Actor actor, long id, String on, LeftReason reason) {
        pupils.lock(List.of(access.findToKeep(actor, id).schoolId()));
        Pupil pupil = access.findToKeep(actor, id);
        if (reason == null || !LeftReason.byHand().contains(reason)) {
            return Outcome.refused(Refusal.rule("pupil.left-reason-missing"));
        }
        Outcome<LocalDate> day = PastDay.read(on, LocalDate.now(clock));
        if (day instanceof Outcome.Refused<LocalDate> refused) {
            return Outcome.refused(refused.reasons());
        }
        if (pupil.waits()) {
            return Outcome.refused(Refusal.conflict("pupil.waits", pupil.toSchool()));
        } else if (pupil.leftOn() != null) {
            return Outcome.refused(Refusal.conflict("pupil.left-already", pupil.leftOn()));
        }
        LocalDate left = day.orThrow();
        pupils.left(id, left, reason);
        changes.record(id, actor.login(), "left", null, left + " " + reason);
        trail.record(AuditEvent.done("pupil.left", pupil.schoolId(), String.valueOf(id), reason.name()));
        return Outcome.done();
    }

    /** She is here again. */
    @Transactional
    public Outcome<Void> comeBack(Actor actor, long id) {
        pupils.lock(List.of(access.findToKeep(actor, id).schoolId()));
        Pupil pupil = access.findToKeep(actor, id);
        if (pupil.waits()) {
            return Outcome.refused(Refusal.conflict("pupil.waits", pupil.toSchool()));
        } else if (pupil.leftOn() == null) {
            return Outcome.refused(Refusal.conflict("pupil.here-already"));
        }
        pupils.left(id, null, null);
        String reason =
                Optional.ofNullable(pupil.leftReason()).map(each -> " " + each).orElse("");
        changes.record(id, actor.login(), "left", pupil.leftOn() + reason, null);
        trail.record(AuditEvent.done("pupil.back", pupil.schoolId(), String.valueOf(id), null));
        return Outcome.done();
    }
}
