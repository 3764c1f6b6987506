package cn.redflower.honours.countyround;

import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyRound.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.EndOfDay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a county officer changes in a round that runs: its window, a school's places, and that it is held at all. Always
 * with a reason.
 */
@Component
class ManagingCountyRounds {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WINDOW_DAYS = 180;
    private static final int MOST_PLACES = 100_000;

    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final CountyNominees nominees;
    private final SchoolNominationFlow schools;
    private final CountyRoundFlow flow;
    private final RoundCalendar calendar;
    private final PublicNotices notices;
    private final CountyAwardLetters letters;
    private final List<EndsWithRound> others;
    private final AuditTrail trail;
    private final Clock clock;

    ManagingCountyRounds(
            CountyRounds rounds,
            SchoolNominations nominations,
            CountyNominees nominees,
            SchoolNominationFlow schools,
            CountyRoundFlow flow,
            RoundCalendar calendar,
            PublicNotices notices,
            CountyAwardLetters letters,
            List<EndsWithRound> others,
            AuditTrail trail,
            Clock clock) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.nominees = nominees;
        this.schools = schools;
        this.flow = flow;
        this.calendar = calendar;
        this.notices = notices;
        this.letters = letters;
        this.others = others;
        this.trail = trail;
        this.clock = clock;
    }

    /** Moves the end of the window for all schools (null) or some; a school that was waived gets its part anew. */
    @Transactional
    Outcome<Void> extend(Actor actor, UUID id, LocalDate closesOn, String reason, List<String> schoolIds) {
        Outcome<CountyRound> found = running(actor, id, reason, Set.of(Status.OPENING, Status.NOMINATING));
        if (found instanceof Outcome.Refused<CountyRound> refused) {
            return Outcome.refused(refused.reasons());
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime closes = closesOn == null ? null : EndOfDay.of(closesOn, clock.getZone());
        if (closes == null || !closes.isAfter(now) || closes.isAfter(now.plusDays(LONGEST_WINDOW_DAYS))) {
            return Outcome.refused(Refusal.rule("countyaward.extension.date", LONGEST_WINDOW_DAYS));
        }
        List<Refusal> missing = calendar.against(closesOn, found.orThrow());
        if (!missing.isEmpty()) {
            return Outcome.refused(missing);
        }
        Set<String> wanted = schoolIds == null ? null : new HashSet<>(schoolIds);
        List<SchoolNomination> chosen = nominations.of(id).stream()
                .filter(n -> wanted == null || wanted.remove(n.schoolId()))
                .toList();
        if (wanted != null && (chosen.isEmpty() || !wanted.isEmpty())) {
            return Outcome.refused(Refusal.rule("countyaward.extension.schools"));
        }
        List<SchoolNomination> later =
                chosen.stream().filter(n -> closes.isAfter(n.closesAt())).toList();
        if (later.isEmpty()) {
            boolean done = chosen.stream().allMatch(n -> n.closesAt().isEqual(closes));
            return Outcome.refused(
                    done
                            ? Refusal.conflict("countyaward.extension.done", closesOn)
                            : Refusal.rule("countyaward.extension.not-later"));
        }
        if (wanted == null) {
            rounds.closesAt(id, closes);
        }
        CountyRound round = rounds.find(id).orElseThrow();
        later.forEach(school -> move(round, school, closes, reason.strip(), later.size() > 1));
        flow.windowMoved(id);
        letters.extended(round, later, closes, reason.strip());
        trail.record(AuditEvent.done("county-round.extended", "county", id.toString(), closesOn + " " + later.size()));
        return Outcome.done();
    }

    private void move(
            CountyRound round, SchoolNomination school, OffsetDateTime closes, String reason, boolean shared) {
        nominations.extend(school.id(), closes, reason, shared);
        if (school.status() == SchoolNomination.Status.WAIVED) {
            nominations.move(school.id(), SchoolNomination.Status.PREPARING);
            schools.start(round, nominations.find(school.id()).orElseThrow());
        } else if (school.status() != SchoolNomination.Status.WAITING) {
            schools.windowMoved(school.id(), closes);
        }
    }

    /** Gives a school other places than the rules do. */
    @Transactional
    Outcome<SchoolNomination> adjust(
            Actor actor, UUID id, String schoolId, Integer individuals, Integer collectives, String reason) {
        Outcome<CountyRound> found = running(actor, id, reason, Set.of(Status.OPENING, Status.NOMINATING));
        if (found instanceof Outcome.Refused<CountyRound> refused) {
            return Outcome.refused(refused.reasons());
        }
        Optional<SchoolNomination> school = nominations.of(id, schoolId);
        if (school.isEmpty()) {
            return Outcome.refused(Refusal.notFound("countyaward.school-not-in-round"));
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Holder kind : Holder.values()) {
            Integer places = kind == Holder.INDIVIDUAL ? individuals : collectives;
            long used = nominees.of(school.get().id()).stream()
                    .filter(n -> n.kind() == kind && n.reserved())
                    .count();
            if (places == null || places < 0 || places > MOST_PLACES) {
                refusals.add(Refusal.rule("countyaward.places.number"));
            } else if (places < used) {
                refusals.add(
                        Refusal.rule("countyaward.places.used", school.get().schoolName(), used));
            }
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        SchoolNomination before = school.get();
        if (before.individualPlaces() == individuals
                && before.collectivePlaces() == collectives
                && reason.strip().equals(before.placesReason())) {
            return Outcome.done(before);
        }
        nominations.places(before.id(), individuals, collectives, reason.strip());
        trail.record(AuditEvent.done("county-round.places", schoolId, id.toString(), individuals + " " + collectives));
        return Outcome.done(nominations.find(before.id()).orElseThrow());
    }

    /** Ends a round before it has come to a decision; everything that is open in it ends with it. */
    @Transactional
    Outcome<Void> cancel(Actor actor, UUID id, String reason) {
        Outcome<CountyRound> found = running(
                actor,
                id,
                reason,
                Set.of(Status.OPENING, Status.NOMINATING, Status.SIGNING, Status.NOTICE, Status.ISSUING));
        if (found instanceof Outcome.Refused<CountyRound> refused) {
            return Outcome.refused(refused.reasons());
        }
        CountyRound round = rounds.find(id).orElseThrow();
        if (round.decisionNumber() != null) {
            return Outcome.refused(Refusal.conflict("countyaward.decided-already", round.decisionNumber()));
        }
        rounds.cancelled(id, actor.login(), reason.strip());
        notices.withdraw(id.toString());
        others.forEach(other -> other.end(id));
        schools.cancelled(id);
        flow.cancel(id);
        letters.cancelled(round, reason.strip());
        trail.record(AuditEvent.done(
                "county-round.cancelled", "county", id.toString(), round.awardKind() + " " + round.schoolYear()));
        return Outcome.done();
    }

    private Outcome<CountyRound> running(Actor actor, UUID id, String reason, Set<Status> when) {
        Optional<CountyRound> round = rounds.lock(id).filter(r -> actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS));
        if (round.isEmpty()) {
            return Outcome.refused(Refusal.notFound("countyaward.round-not-found"));
        }
        if (!when.contains(round.get().status())) {
            return Outcome.refused(Refusal.conflict("countyaward.too-late"));
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Outcome.refused(Refusal.rule("countyaward.reason-missing", LONGEST_REASON));
        }
        return Outcome.done(round.get());
    }
}
