package cn.redflower.honours.countyround;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.countyround.CountyRound.Status;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.typed.MailAddresses;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a round: what each school can have is fixed then, from the register as it is; when the first day has come every
 * school's part begins.
 */
@Component
public class OpeningCountyRounds {

    private static final int LONGEST_WINDOW_DAYS = 180;

    private final CountyRounds rounds;
    private final SchoolNominations nominations;
    private final SchoolNominationFlow schools;
    private final PlacesOfSchools places;
    private final AwardKinds kinds;
    private final RoundCalendar calendar;
    private final MailAddresses addresses;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    OpeningCountyRounds(
            CountyRounds rounds,
            SchoolNominations nominations,
            SchoolNominationFlow schools,
            PlacesOfSchools places,
            AwardKinds kinds,
            RoundCalendar calendar,
            MailAddresses addresses,
            AuditTrail trail,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.schools = schools;
        this.places = places;
        this.kinds = kinds;
        this.calendar = calendar;
        this.addresses = addresses;
        this.trail = trail;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Opens a draft, or says everything that stands against its plan. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> open(UUID id, String login) {
        CountyRound round = rounds.lock(id).orElseThrow();
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param(round.awardKind() + " " + round.schoolYear())
                .query()
                .singleRow();
        List<Refusal> refusals = against(round);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        rounds.opened(id, login);
        batch.batchUpdate(
                """
                        insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                            individual_places, collective_base, collective_places,
                            closes_at) values (?, ?, ?, 'WAITING', ?, ?, ?, ?, ?)""",
                places.of(round).schools().stream()
                        .map(line -> new Object[] {
                            UUID.randomUUID(),
                            id,
                            line.schoolId(),
                            line.individualBase(),
                            line.individualPlaces(),
                            line.collectiveBase(),
                            line.collectivePlaces(),
                            round.closesAt()
                        })
                        .toList());
        trail.record(AuditEvent.done(
                "county-round.opened", "county", id.toString(), round.awardKind() + " " + round.schoolYear()));
        return Outcome.done();
    }

    /** Gives a draft up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Void> discard(UUID id) {
        rounds.lock(id).orElseThrow();
        rounds.move(id, Status.DISCARDED);
        return Outcome.done();
    }

    /** The first day has come: every school's part begins. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void startSchools(UUID id) {
        CountyRound round = rounds.lock(id).orElseThrow();
        rounds.move(id, Status.NOMINATING);
        for (UUID nomination : nominations.waiting(id)) {
            nominations.move(nomination, SchoolNomination.Status.PREPARING);
            schools.start(round, nominations.find(nomination).orElseThrow());
        }
    }

    /** What keeps a plan from being opened. */
    List<Refusal> against(CountyRound round) {
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!round.closesAt().isAfter(now) || round.closesAt().toLocalDate().isBefore(round.opensOn())) {
            refusals.add(Refusal.rule("countyaward.plan.window-past"));
        } else if (round.closesAt().isAfter(now.plusDays(LONGEST_WINDOW_DAYS))) {
            refusals.add(Refusal.rule("countyaward.plan.window-far", LONGEST_WINDOW_DAYS));
        } else {
            refusals.addAll(calendar.against(
                    round.closesAt().atZoneSameInstant(clock.getZone()).toLocalDate(),
                    round.signingDays(),
                    round.noticeDays()));
        }
        if (round.signers().isEmpty()) {
            refusals.add(Refusal.rule("countyaward.plan.no-signers"));
        } else {
            refusals.addAll(unstaffed(round.signers()));
        }
        if (kind.individuals() != null && round.individualPlaces() == null
                || kind.collectives() != null && round.collectivePlaces() == null
                || (round.individualPlaces() == null ? 0 : round.individualPlaces())
                                + (round.collectivePlaces() == null ? 0 : round.collectivePlaces())
                        == 0) {
            refusals.add(Refusal.rule("countyaward.plan.no-places"));
        }
        if (round.contactName().isBlank() || round.contactPhone() == null && round.contactMail() == null) {
            refusals.add(Refusal.rule("countyaward.plan.no-contact"));
        }
        refusals.addAll(addresses.reasonsAgainst(round.contactMail()));
        Optional<CountyRound> earlier = rounds.earlier(round.awardKind(), round.schoolYear(), round.id());
        if (earlier.isPresent() && round.againReason() == null) {
            refusals.add(Refusal.rule("countyaward.plan.once-a-year", kind.name(), round.schoolYear()));
        }
        return refusals;
    }

    /** Signers that are no organ, or that nobody could sign for. */
    private List<Refusal> unstaffed(List<String> signers) {
        Set<String> missing = new HashSet<>(signers);
        List<Refusal> refusals = new ArrayList<>();
        jdbc.sql("""
                        select o.id, o.name, exists (select 1 from honors.post p
                            join honors.account a on a.person_id = p.person_id and a.enabled
                            where p.organ_id = o.id and p.until is null
                                and p.kind not in ('ADMINISTRATOR', 'EXPERT')) as staffed
                        from honors.organ o where o.id = any (:ids)
                            and o.kind in ('YOUTH_LEAGUE', 'EDUCATION_BUREAU', 'COUNTY_COMMITTEE')
                        """).param("ids", signers.toArray(String[]::new)).query(rs -> {
            missing.remove(rs.getString("id"));
            if (!rs.getBoolean("staffed")) {
                refusals.add(Refusal.rule("countyaward.plan.signer-without-people", rs.getString("name")));
            }
        });
        missing.forEach(id -> refusals.add(Refusal.rule("countyaward.plan.signer-unknown", id)));
        return refusals;
    }
}
