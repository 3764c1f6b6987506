package cn.redflower.honours.onestar;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.SchoolYear;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.organ.Schools.School;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.EndOfDay;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a one-star round for one school, some or all of the county. What is to be opened is kept first; each school is
 * then started in a transaction of its own, and what a crash leaves unstarted is started by
 * {@link StartingEvaluations}.
 */
@Component
class OpeningRound {

    private static final Pattern SCHOOL_YEAR = Pattern.compile("(20\\d\\d)-(20\\d\\d)");
    private static final int LONGEST_NOTICE = 30;
    private static final int LATEST_DEADLINE_DAYS = 180;

    private final Schools schools;
    private final Rounds rounds;
    private final StartingEvaluations starting;
    private final WorkingCalendar calendar;
    private final OneStarProperties properties;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    OpeningRound(
            Schools schools,
            Rounds rounds,
            StartingEvaluations starting,
            WorkingCalendar calendar,
            OneStarProperties properties,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.schools = schools;
        this.rounds = rounds;
        this.starting = starting;
        this.calendar = calendar;
        this.properties = properties;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What a person asks for.
     *
     * @param schoolYear such as 2026-2027; empty: the present one
     * @param nominationDeadline last day for the squadrons
     * @param noticeDays working days of the notice; null: as configured
     * @param schools which schools; ignored if {@code allSchools}
     */
    record Request(
            String schoolYear,
            LocalDate nominationDeadline,
            Integer noticeDays,
            boolean allSchools,
            List<String> schools) {}

    /** A school's case that was opened. */
    record Opened(UUID evaluationId, String schoolId, String schoolName) {}

    /** A school that was left out, with the reason. */
    record Skipped(String schoolId, String schoolName, Refusal reason) {}

    /**
     * What a request comes to, with all that was left to the county's rules filled in.
     *
     * @param earliestEnd last day of the notice, if it begins the day after the deadline
     */
    record Plan(
            String schoolYear,
            LocalDate nominationDeadline,
            OffsetDateTime reminderAt,
            int noticeDays,
            LocalDate earliestEnd,
            List<School> schools) {}

    /** What came of it. */
    record Result(
            UUID roundId,
            String schoolYear,
            OffsetDateTime nominationDeadline,
            List<Opened> opened,
            List<Skipped> skipped) {}

    /** What would be opened; all that stands against it else. */
    Outcome<Plan> plan(Actor actor, Request request) {
        LocalDate today = LocalDate.now(clock);
        boolean present = request.schoolYear() == null || request.schoolYear().isBlank();
        String year =
                present ? SchoolYear.of(today).toString() : request.schoolYear().strip();
        List<School> all = schools.all();
        Set<String> wanted = request.allSchools()
                ? all.stream().map(School::id).collect(Collectors.toSet())
                : request.schools() == null ? Set.of() : Set.copyOf(request.schools());
        if (!actor.mayAnywhere(Permission.OPEN_ONE_STAR)
                || !wanted.stream().allMatch(id -> actor.may(Permission.OPEN_ONE_STAR, id))) {
            return Outcome.refused(Refusal.notAllowed("badge.round.not-yours"));
        }
        List<School> chosen = all.stream().filter(s -> wanted.contains(s.id())).toList();
        List<Refusal> refusals = new ArrayList<>(against(request, year, today));
        if (wanted.isEmpty()) {
            refusals.add(Refusal.rule("badge.round.no-school"));
        } else if (chosen.size() < wanted.size()) {
            refusals.add(Refusal.rule("badge.round.unknown-school"));
        }
        int days = request.noticeDays() == null ? properties.noticeDays() : request.noticeDays();
        if (refusals.isEmpty()) {
            refusals.addAll(withoutCalendar(today, request.nominationDeadline(), days));
        }
        Optional<OffsetDateTime> reminder = reminder(request.nominationDeadline(), today, refusals);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LocalDate earliestEnd = calendar.lastDayOfNotice(
                        request.nominationDeadline().plusDays(1), days)
                .orThrow();
        return Outcome.done(
                new Plan(year, request.nominationDeadline(), reminder.orElseThrow(), days, earliestEnd, chosen));
    }

    Outcome<Result> open(Actor actor, Request request) {
        Outcome<Plan> planned = plan(actor, request);
        if (planned instanceof Outcome.Refused<Plan> refused) {
            return Outcome.refused(refused.reasons());
        }
        Plan plan = planned.orThrow();
        Rounds.Round round = new Rounds.Round(
                UUID.randomUUID(),
                plan.schoolYear(),
                at(plan.nominationDeadline()),
                plan.reminderAt(),
                plan.noticeDays(),
                properties.individualRate(),
                properties.collectiveRate(),
                actor.login(),
                OffsetDateTime.now(clock));
        Result result = transaction.execute(status -> keep(round, plan.schools()));
        if (result.opened().isEmpty()) {
            return Outcome.refused(
                    result.skipped().stream().map(Skipped::reason).toList());
        }
        starting.startAll();
        return Outcome.done(result);
    }

    private Result keep(Rounds.Round round, List<School> chosen) {
        Set<String> taken = rounds.schoolsWith(round.schoolYear());
        List<Opened> opened = chosen.stream()
                .filter(s -> !taken.contains(s.id()))
                .map(s -> new Opened(UUID.randomUUID(), s.id(), s.name()))
                .toList();
        List<Skipped> skipped = chosen.stream()
                .filter(s -> taken.contains(s.id()))
                .map(s -> new Skipped(
                        s.id(), s.name(), Refusal.conflict("badge.round.already-open", s.name(), round.schoolYear())))
                .toList();
        if (!opened.isEmpty()) {
            rounds.add(round);
            rounds.addEvaluations(
                    round, opened.stream().collect(Collectors.toMap(Opened::schoolId, Opened::evaluationId)));
            opened.forEach(school -> trail.record(AuditEvent.done(
                    "round.opened",
                    school.schoolId(),
                    school.evaluationId().toString(),
                    round.id() + " " + round.schoolYear())));
        }
        return new Result(round.id(), round.schoolYear(), round.nominationDeadline(), opened, skipped);
    }

    private static List<Refusal> against(Request request, String year, LocalDate today) {
        List<Refusal> refusals = new ArrayList<>();
        var matcher = SCHOOL_YEAR.matcher(year);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != Integer.parseInt(matcher.group(1)) + 1) {
            refusals.add(Refusal.rule("badge.round.school-year"));
        }
        if (request.nominationDeadline() == null || request.nominationDeadline().isBefore(today)) {
            refusals.add(Refusal.rule("badge.round.deadline-past"));
        } else if (request.nominationDeadline().isAfter(today.plusDays(LATEST_DEADLINE_DAYS))) {
            refusals.add(Refusal.rule("badge.round.deadline-far", LATEST_DEADLINE_DAYS));
        }
        if (request.noticeDays() != null && (request.noticeDays() < 1 || request.noticeDays() > LONGEST_NOTICE)) {
            refusals.add(Refusal.rule("badge.round.notice-days", LONGEST_NOTICE));
        }
        return refusals;
    }

    /**
     * The years that the round surely reaches and that nobody has entered: up to the end of a notice that begins after
     * the deadline.
     */
    private List<Refusal> withoutCalendar(LocalDate today, LocalDate deadline, int noticeDays) {
        Set<Refusal> missing = new LinkedHashSet<>();
        missing.addAll(calendar.covers(today, deadline).reasons());
        missing.addAll(
                calendar.lastDayOfNotice(deadline.plusDays(1), noticeDays).reasons());
        return List.copyOf(missing);
    }

    /** A working day before the deadline in the morning, or in an hour if that is past. */
    private Optional<OffsetDateTime> reminder(LocalDate deadline, LocalDate today, List<Refusal> refusals) {
        if (deadline == null || !refusals.isEmpty()) {
            return Optional.empty();
        }
        for (LocalDate day = deadline.minusDays(1); !day.isBefore(today); day = day.minusDays(1)) {
            if (calendar.isWorkingDay(day).orThrow()) {
                OffsetDateTime morning =
                        day.atTime(LocalTime.of(9, 0)).atZone(zone()).toOffsetDateTime();
                return Optional.of(
                        morning.isAfter(OffsetDateTime.now(clock))
                                ? morning
                                : OffsetDateTime.now(clock).plusHours(1));
            }
        }
        return Optional.of(OffsetDateTime.now(clock).plusHours(1));
    }

    private OffsetDateTime at(LocalDate day) {
        return EndOfDay.of(day, zone());
    }

    private ZoneId zone() {
        return clock.getZone();
    }

    /** The school year of today. */
    String currentSchoolYear() {
        return SchoolYear.of(LocalDate.now(clock)).toString();
    }
}
