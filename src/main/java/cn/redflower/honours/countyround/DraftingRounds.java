package cn.redflower.honours.countyround;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.countyround.CountyRound.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.people.organ.SchoolYear;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.time.EndOfDay;
import cn.redflower.platform.typed.MailAddresses;
import cn.redflower.platform.typed.Typed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A county officer drafts a round with the defaults of its award, changes the plan as she likes, and opens it as a task
 * in Tasklist.
 */
@Component
class DraftingRounds {

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_LINE = 100;
    private static final int MOST_PLACES = 100_000;
    private static final int LONGEST_NOTICE = 30;

    private final CountyRounds rounds;
    private final AwardKinds kinds;
    private final PlacesOfSchools places;
    private final CountyRoundFlow flow;
    private final CountyAwardProperties properties;
    private final Posts posts;
    private final AuditTrail trail;
    private final Clock clock;

    DraftingRounds(
            CountyRounds rounds,
            AwardKinds kinds,
            PlacesOfSchools places,
            CountyRoundFlow flow,
            CountyAwardProperties properties,
            Posts posts,
            AuditTrail trail,
            Clock clock) {
        this.rounds = rounds;
        this.kinds = kinds;
        this.places = places;
        this.flow = flow;
        this.properties = properties;
        this.posts = posts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Drafts a round; its opening waits in Tasklist. */
    @Transactional
    Outcome<CountyRound> draft(Actor actor, String awardKind, String schoolYear) {
        if (!actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS)) {
            return Outcome.refused(Refusal.notAllowed("countyaward.not-yours"));
        }
        Optional<AwardKind> kind = kinds.ofTheCounty().stream()
                .filter(k -> k.id().equals(awardKind))
                .findFirst();
        if (kind.isEmpty()) {
            return Outcome.refused(Refusal.rule("countyaward.kind-unknown"));
        }
        LocalDate today = LocalDate.now(clock);
        String year = schoolYear == null || schoolYear.isBlank()
                ? SchoolYear.of(today).toString()
                : schoolYear.strip();
        if (!SchoolYear.isOne(year)) {
            return Outcome.refused(Refusal.rule("countyaward.school-year"));
        }
        if (rounds.draft(awardKind, year).isPresent()) {
            // clicked twice, or a colleague had the same thought
            return Outcome.refused(
                    Refusal.conflict("countyaward.draft-exists", kind.get().name(), year));
        }
        CountyRound draft = defaults(kind.get(), year, today, actor);
        PlacesOfSchools.Places proposed = places.of(draft);
        CountyRound round = draft.withPlaces(proposed.individuals(), proposed.collectives());
        rounds.add(round);
        flow.start(round);
        trail.record(
                AuditEvent.done("county-round.drafted", "county", round.id().toString(), awardKind + " " + year));
        return Outcome.done(round);
    }

    private CountyRound defaults(AwardKind kind, String year, LocalDate today, Actor actor) {
        LocalDate closes = today.plusDays(properties.windowDays());
        Optional<Posts.Holder> contact = posts.holders("county", PostKind.COUNTY_OFFICER).stream()
                .sorted(java.util.Comparator.comparing(h -> !h.name().equals(actor.name())))
                .findFirst();
        return new CountyRound(
                UUID.randomUUID(),
                kind.id(),
                year,
                Status.DRAFT,
                today,
                at(closes),
                at(closes).minusHours(properties.reminderHours()),
                YearMonth.from(closes.minusYears(properties.leavingAge()))
                        .plusMonths(1)
                        .atDay(1),
                YearMonth.from(closes.minusYears(properties.minimumAge())).atDay(1),
                null,
                null,
                kind.signers(),
                kind.signingDays(),
                kind.noticeDays(),
                actor.name(),
                null,
                contact.map(Posts.Holder::email).orElse(null),
                null,
                null,
                actor.login(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * Keeps the plan as far as it has been typed; whether the round can be opened with it is looked at when it is
     * opened.
     */
    @Transactional
    Outcome<CountyRound> plan(Actor actor, UUID id, RoundPlan plan) {
        Optional<CountyRound> round = rounds.lock(id).filter(r -> actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS));
        if (round.isEmpty()) {
            return Outcome.refused(Refusal.notFound("countyaward.round-not-found"));
        }
        if (round.get().status() != Status.DRAFT) {
            return Outcome.refused(
                    Refusal.conflict("countyaward.already-opened").after(id, null, "Task_OpenRound"));
        }
        AwardKind kind = kinds.find(round.get().awardKind()).orElseThrow();
        List<Refusal> refusals = unreadable(plan, kind);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        CountyRound planned = planned(round.get(), plan);
        if (kind.individuals() != null && plan.individualPlaces() == null
                || kind.collectives() != null && plan.collectivePlaces() == null) {
            PlacesOfSchools.Places proposed = places.of(planned);
            planned = planned.withPlaces(
                    plan.individualPlaces() == null ? proposed.individuals() : plan.individualPlaces(),
                    plan.collectivePlaces() == null ? proposed.collectives() : plan.collectivePlaces());
        }
        rounds.plan(planned);
        return Outcome.done(planned);
    }

    private List<Refusal> unreadable(RoundPlan plan, AwardKind kind) {
        List<Refusal> refusals = new ArrayList<>();
        check(refusals, plan.schoolYear() != null && SchoolYear.isOne(plan.schoolYear()), "countyaward.school-year");
        check(
                refusals,
                plan.opensOn() != null
                        && plan.closesOn() != null
                        && inThisCentury(plan.opensOn())
                        && inThisCentury(plan.closesOn()),
                "countyaward.plan.window");
        check(
                refusals,
                plan.bornFrom() != null
                        && plan.bornUntil() != null
                        && inThisCentury(plan.bornFrom().atDay(1))
                        && inThisCentury(plan.bornUntil().atDay(1))
                        && !plan.bornFrom().isAfter(plan.bornUntil()),
                "countyaward.plan.births");
        check(
                refusals,
                isPlaces(plan.individualPlaces()) && (kind.individuals() != null || plan.individualPlaces() == null),
                "countyaward.plan.individual-places");
        check(
                refusals,
                isPlaces(plan.collectivePlaces()) && (kind.collectives() != null || plan.collectivePlaces() == null),
                "countyaward.plan.collective-places");
        check(
                refusals,
                plan.signers() != null
                        && plan.signers().stream().allMatch(s -> s != null && s.matches("[a-z0-9]{1,40}"))
                        && plan.signers().stream().distinct().count()
                                == plan.signers().size(),
                "countyaward.plan.signers");
        check(
                refusals,
                plan.signingDays() != null && plan.signingDays() >= 1 && plan.signingDays() <= LONGEST_NOTICE,
                "countyaward.plan.signing-days",
                LONGEST_NOTICE);
        check(
                refusals,
                plan.noticeDays() != null && plan.noticeDays() >= 1 && plan.noticeDays() <= LONGEST_NOTICE,
                "countyaward.plan.notice-days",
                LONGEST_NOTICE);
        check(
                refusals,
                Stream.of(plan.contactName(), plan.contactPhone(), plan.contactMail())
                                .allMatch(s -> s == null || s.length() <= LONGEST_LINE)
                        && Stream.of(plan.basis(), plan.againReason())
                                .allMatch(s -> s == null || s.length() <= LONGEST_TEXT),
                "countyaward.plan.too-long",
                LONGEST_LINE,
                LONGEST_TEXT);
        return refusals;
    }

    private static void check(List<Refusal> refusals, boolean fine, String code, Object... args) {
        if (!fine) {
            refusals.add(Refusal.rule(code, args));
        }
    }

    private static boolean isPlaces(Integer places) {
        return places == null || places >= 0 && places <= MOST_PLACES;
    }

    private static boolean inThisCentury(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2100;
    }

    private CountyRound planned(CountyRound r, RoundPlan p) {
        OffsetDateTime closes = at(p.closesOn());
        return new CountyRound(
                r.id(),
                r.awardKind(),
                p.schoolYear(),
                r.status(),
                p.opensOn(),
                closes,
                closes.minusHours(properties.reminderHours()),
                p.bornFrom().atDay(1),
                p.bornUntil().atDay(1),
                p.individualPlaces(),
                p.collectivePlaces(),
                p.signers(),
                p.signingDays(),
                p.noticeDays(),
                text(p.contactName()) == null ? "" : p.contactName().strip(),
                text(Typed.line(p.contactPhone())),
                MailAddresses.typed(p.contactMail()),
                text(p.basis()),
                text(p.againReason()),
                r.draftedBy(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private OffsetDateTime at(LocalDate day) {
        return EndOfDay.of(day, clock.getZone());
    }
}
