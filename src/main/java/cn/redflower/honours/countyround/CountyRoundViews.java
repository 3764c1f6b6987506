package cn.redflower.honours.countyround;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyRound.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What forms and pages read of the county's rounds; figures of schools only go to those who may see the school. Who
 * sees progress only reads no words that people typed, as they may name a pupil: those on the round are the county's
 * organs', those on a list also its school's.
 */
@Component
@Transactional(readOnly = true)
class CountyRoundViews {

    private static final int MOST_ROUNDS = 200;

    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final AwardKinds kinds;
    private final Awards awards;
    private final PlacesOfSchools places;
    private final OpeningCountyRounds opening;
    private final LastLook lastLook;
    private final CountyAwardLetters letters;
    private final Opinions opinions;
    private final PublicNotices notices;
    private final Problems texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    CountyRoundViews(
            CountyRounds rounds,
            CountyNominees nominees,
            AwardKinds kinds,
            Awards awards,
            PlacesOfSchools places,
            OpeningCountyRounds opening,
            LastLook lastLook,
            CountyAwardLetters letters,
            Opinions opinions,
            PublicNotices notices,
            Problems texts,
            JdbcClient jdbc,
            Clock clock) {
        this.rounds = rounds;
        this.nominees = nominees;
        this.kinds = kinds;
        this.awards = awards;
        this.places = places;
        this.opening = opening;
        this.lastLook = lastLook;
        this.letters = letters;
        this.opinions = opinions;
        this.notices = notices;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record KindView(
            String id, String name, boolean individuals, boolean collectives, boolean brigades, List<String> signers) {}

    record Line(
            UUID id,
            String name,
            String awardKind,
            String award,
            String schoolYear,
            Status status,
            LocalDate opensOn,
            OffsetDateTime closesAt,
            String noticeAddress,
            String decisionNumber,
            LocalDate decidedOn,
            boolean again) {}

    record Organ(String id, String name) {}

    /** The plan of a round, and what the form for it needs. */
    record PlanView(UUID id, String name, KindView kind, Status status, RoundPlan plan, List<Organ> organs) {}

    /**
     * Whom a round reaches.
     *
     * @param against what keeps the plan from being opened, in words
     */
    record Preview(
            List<PlacesOfSchools.Line> schools,
            Integer individualPlaces,
            Integer collectivePlaces,
            Integer individualsByRule,
            Integer collectivesByRule,
            int sumOfIndividuals,
            int sumOfCollectives,
            int schoolsWithoutPupils,
            List<String> against) {}

    /**
     * A school's part with its figures.
     *
     * @param placesReason read, as {@code extensionReason} and {@code returnRemark}, by those alone who may read the
     *     school's list; else null
     * @param nominees rows that the county has or had; what the school has not handed in yet, or never did, is none
     * @param awarded with what was revoked since, which {@code revoked} counts once more
     */
    record SchoolLine(
            UUID id,
            String schoolId,
            String schoolName,
            String townName,
            SchoolNomination.Status status,
            int individualBase,
            int individualPlaces,
            int collectiveBase,
            int collectivePlaces,
            String placesReason,
            OffsetDateTime closesAt,
            String extensionReason,
            OffsetDateTime submittedAt,
            String returnRemark,
            int nominees,
            int reserved,
            int unscreened,
            int passed,
            int returned,
            int rejected,
            int struck,
            int notAwarded,
            int awarded,
            int revoked) {

        SchoolLine withoutWords() {
            return new SchoolLine(
                    id,
                    schoolId,
                    schoolName,
                    townName,
                    status,
                    individualBase,
                    individualPlaces,
                    collectiveBase,
                    collectivePlaces,
                    null,
                    closesAt,
                    null,
                    submittedAt,
                    null,
                    nominees,
                    reserved,
                    unscreened,
                    passed,
                    returned,
                    rejected,
                    struck,
                    notAwarded,
                    awarded,
                    revoked);
        }
    }

    record Taken(Integer individualPlaces, int individuals, Integer collectivePlaces, int collectives) {}

    record OpinionView(String name, String taskKey, String decision, String opinion, OffsetDateTime at) {}

    record Overview(
            UUID id,
            String name,
            KindView kind,
            String schoolYear,
            Status status,
            LocalDate opensOn,
            OffsetDateTime closesAt,
            YearMonth bornFrom,
            YearMonth bornUntil,
            List<Organ> signers,
            int signingDays,
            int noticeDays,
            String contactName,
            String contactPhone,
            String contactMail,
            String basis,
            String againReason,
            UUID signingId,
            String signingReturn,
            String noticeAddress,
            String decisionNumber,
            LocalDate decidedOn,
            String cancelReason,
            boolean manages,
            Taken places,
            List<SchoolLine> schools,
            List<OpinionView> opinions) {}

    record Finding(long nomineeId, String schoolName, String name, String reason) {}

    /**
     * The decision as it would be issued: its text and who would be left out.
     *
     * @param changed the numbers are others than when its own text was saved: it has to be looked through
     */
    record DecisionView(
            UUID id,
            String name,
            String number,
            List<String> paragraphs,
            String text,
            int individuals,
            int collectives,
            boolean changed,
            List<Finding> leftOut) {}

    List<KindView> kinds() {
        return kinds.ofTheCounty().stream().map(CountyRoundViews::view).toList();
    }

    List<Line> list(Actor actor) {
        require(actor.mayAnywhere(Permission.SEE_COUNTY_AWARDS));
        List<CountyRound> all = rounds.all(actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS), MOST_ROUNDS);
        Map<String, String> addresses =
                notices.addresses(all.stream().map(r -> r.id().toString()).toList());
        return all.stream()
                .map(r -> new Line(
                        r.id(),
                        letters.nameOf(r),
                        r.awardKind(),
                        kind(r).name(),
                        r.schoolYear(),
                        r.status(),
                        r.opensOn(),
                        r.closesAt(),
                        addresses.get(r.id().toString()),
                        r.decisionNumber(),
                        r.decidedOn(),
                        r.againReason() != null))
                .toList();
    }

    /** A round that this person may see the state of. */
    CountyRound visible(Actor actor, UUID id) {
        CountyRound round = rounds.find(id).orElseThrow(CountyRoundViews::notFound);
        boolean draft = round.status() == Status.DRAFT || round.status() == Status.DISCARDED;
        require(actor.mayAnywhere(draft ? Permission.MANAGE_COUNTY_AWARDS : Permission.SEE_COUNTY_AWARDS));
        return round;
    }

    /** A round that this person manages. */
    CountyRound managed(Actor actor, UUID id) {
        require(actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS));
        return rounds.find(id).orElseThrow(CountyRoundViews::notFound);
    }

    PlanView plan(Actor actor, UUID id) {
        CountyRound r = managed(actor, id);
        RoundPlan plan = new RoundPlan(
                r.schoolYear(),
                r.opensOn(),
                day(r.closesAt()),
                YearMonth.from(r.bornFrom()),
                YearMonth.from(r.bornUntil()),
                r.individualPlaces(),
                r.collectivePlaces(),
                r.signers(),
                r.signingDays(),
                r.noticeDays(),
                r.contactName(),
                r.contactPhone(),
                r.contactMail(),
                r.basis(),
                r.againReason());
        return new PlanView(r.id(), letters.nameOf(r), view(kind(r)), r.status(), plan, organsToChoose(kind(r)));
    }

    /** Those of the award first, in the order in which they sign; the form keeps it. */
    private List<Organ> organsToChoose(AwardKind kind) {
        return jdbc.sql("""
                        select id, name from honors.organ
                            where kind in ('YOUTH_LEAGUE', 'EDUCATION_BUREAU', 'COUNTY_COMMITTEE')
                        order by array_position(:signers, id), id""")
                .param("signers", kind.signers().toArray(String[]::new))
                .query(Organ.class)
                .list();
    }

    Preview preview(Actor actor, UUID id) {
        CountyRound r = managed(actor, id);
        PlacesOfSchools.Places proposed = places.of(r);
        int empty = jdbc.sql("select count(*)::int from honors.school s where not exists (select 1 from "
                        + "honors.pupil p where "
                        + "p.school_id = s.id and p.left_on is null)")
                .query(Integer.class)
                .single();
        return new Preview(
                proposed.schools(),
                r.individualPlaces(),
                r.collectivePlaces(),
                proposed.individuals(),
                proposed.collectives(),
                proposed.sumOfIndividuals(),
                proposed.sumOfCollectives(),
                empty,
                r.status() == Status.DRAFT
                        ? opening.against(r).stream().map(texts::sentence).toList()
                        : List.of());
    }

    Overview overview(Actor actor, UUID id) {
        CountyRound r = visible(actor, id);
        boolean everywhere = actor.mayEverywhere(Permission.SEE_COUNTY_AWARDS);
        Set<String> own = everywhere
                ? Set.of()
                : actor.posts().stream().map(p -> p.organId()).collect(Collectors.toSet());
        Set<String> schools = everywhere
                ? Set.of()
                : java.util.stream.Stream.concat(
                                own.stream(), actor.schoolsWhereMay(Permission.SEE_COUNTY_AWARDS).stream())
                        .collect(Collectors.toSet());
        Map<Holder, Integer> taken = nominees.taken(id);
        boolean ofCounty = actor.mayEverywhere(Permission.SEE_COUNTY_NOMINEES);
        List<Opinions.Opinion> record = ofCounty ? opinions.of(id.toString()) : List.of();
        return new Overview(
                r.id(),
                letters.nameOf(r),
                view(kind(r)),
                r.schoolYear(),
                r.status(),
                r.opensOn(),
                r.closesAt(),
                YearMonth.from(r.bornFrom()),
                YearMonth.from(r.bornUntil()),
                organs(r.signers()),
                r.signingDays(),
                r.noticeDays(),
                r.contactName(),
                r.contactPhone(),
                r.contactMail(),
                r.basis(),
                ofCounty ? r.againReason() : null,
                r.signingId(),
                ofCounty ? r.signingReturn() : null,
                notices.addresses(List.of(id.toString())).get(id.toString()),
                r.decisionNumber(),
                r.decidedOn(),
                ofCounty ? r.cancelReason() : null,
                actor.mayAnywhere(Permission.MANAGE_COUNTY_AWARDS),
                new Taken(
                        r.individualPlaces(),
                        taken.get(Holder.INDIVIDUAL),
                        r.collectivePlaces(),
                        taken.get(Holder.COLLECTIVE)),
                lines(r, everywhere ? null : schools, ofCounty).stream()
                        .map(line ->
                                actor.may(Permission.SEE_COUNTY_NOMINEES, line.schoolId()) ? line : line.withoutWords())
                        .toList(),
                record.stream()
                        .map(o -> new OpinionView(o.name(), o.taskKey(), o.decision(), o.opinion(), o.at()))
                        .toList());
    }

    private List<SchoolLine> lines(CountyRound round, Set<String> schools, boolean ofCounty) {
        return jdbc.sql("""
                        select n.id, n.school_id, s.name as school_name, t.name as town_name, n.status,
                            n.individual_base, n.individual_places, n.collective_base,
                               n.collective_places, n.places_reason, n.closes_at,
                               case when :county or not n.extension_shared then n.extension_reason end as
                                   extension_reason, n.submitted_at, n.return_remark,
                               coalesce(c.nominees, 0) as nominees, coalesce(c.reserved, 0) as reserved,
                                   coalesce(c.unscreened, 0) as unscreened,
                               coalesce(c.passed, 0) as passed, coalesce(c.returned, 0) as returned,
                                   coalesce(c.rejected, 0) as rejected, coalesce(c.struck, 0) as struck,
                               coalesce(c.not_awarded, 0) as not_awarded, coalesce(a.awarded, 0) as awarded,
                               coalesce(a.revoked, 0) as revoked
                        from honors.school_nomination n join honors.school s on s.id = n.school_id
                            join honors.organ t on t.id = s.town_id
                        left join (select r.nomination_id, count(*)::int as nominees,
                            (count(*) filter (where r.reserved))::int as reserved,
                                          (count(*) filter (where r.reserved and r.screening is null))::int as
                                              unscreened,
                                          (count(*) filter (where r.screening = 'PASSED'))::int as passed,
                                              (count(*) filter (where r.screening = 'RETURNED'))::int as returned,
                                          (count(*) filter (where r.screening = 'REJECTED'))::int as rejected,
                                              (count(*) filter (where r.struck_by is not null))::int as struck,
                                          (count(*) filter (where r.not_awarded_reason is not null))::int as not_awarded
                                   from honors.county_nominee r where r.round_id = :round
                                       and (r.reserved or r.screening is not null or r.struck_by is not null
                                           or r.not_awarded_reason is not null)
                                   group by 1) c on c.nomination_id = n.id
                        left join (select school_id, count(*)::int as awarded,
                            (count(*) filter (where status = 'REVOKED'))::int as revoked from honors.award
                            where case_id = :case group by 1) a on a.school_id = n.school_id
                        where n.round_id = :round and (cast(:schools as text[]) is null
                            or n.school_id = any (cast(:schools as text[]))) order by n.school_id""")
                .param("round", round.id())
                .param("case", round.id().toString())
                .param("county", ofCounty)
                .param("schools", schools == null ? null : schools.toArray(String[]::new), java.sql.Types.ARRAY)
                .query(SchoolLine.class)
                .list();
    }

    DecisionView decision(Actor actor, UUID id) {
        CountyRound r = managed(actor, id);
        List<Finding> leftOut = new ArrayList<>();
        int[] counts = new int[2];
        lastLook.at(
                r,
                findings -> findings.forEach(f -> {
                    if (f.reason() != null && r.decisionNumber() == null) {
                        leftOut.add(new Finding(
                                f.row().id(), f.row().schoolName(), f.row().name(), f.reason()));
                    } else {
                        counts[f.row().kind().ordinal()]++;
                    }
                }));
        CountyRounds.Counts seen = rounds.seen(id);
        boolean changed = r.decisionNumber() == null
                && seen.individuals() != null
                && !seen.equals(new CountyRounds.Counts(counts[0], counts[1]));
        return new DecisionView(
                r.id(),
                letters.nameOf(r),
                r.decisionNumber(),
                paragraphs(r, counts[0], counts[1]),
                r.decisionText(),
                counts[0],
                counts[1],
                changed,
                leftOut);
    }

    /** The decision's own words, or those that the award usually has. */
    List<String> paragraphs(CountyRound r, int individuals, int collectives) {
        if (r.decisionText() != null) {
            return List.of(r.decisionText().split("\\R+"));
        }
        String award = decided(r).name();
        return List.of(
                texts.text("countyaward.decision.opening", r.schoolYear(), award, r.basis() == null ? "" : r.basis()),
                texts.text("countyaward.decision.granting", individuals, collectives, award),
                texts.text("countyaward.decision.closing"));
    }

    List<Organ> organs(List<String> ids) {
        Map<String, String> names = jdbc
                .sql("select id, name from honors.organ where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(Organ.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Organ::id, Organ::name));
        return ids.stream().map(id -> new Organ(id, names.getOrDefault(id, id))).toList();
    }

    /** What the round awarded: all, or of one school. */
    List<Award> awards(Actor actor, UUID id, String schoolId) {
        visible(actor, id);
        require(
                schoolId == null
                        ? actor.mayEverywhere(Permission.SEE_COUNTY_NOMINEES)
                        : actor.may(Permission.SEE_COUNTY_NOMINEES, schoolId));
        return awards.of(id.toString(), schoolId);
    }

    AwardKind kind(CountyRound round) {
        return kinds.find(round.awardKind()).orElseThrow();
    }

    /** The award under the name that it had when it was decided upon. */
    AwardKind decided(CountyRound round) {
        return kind(round).named(rounds.names(round.id()).award());
    }

    private static KindView view(AwardKind kind) {
        return new KindView(
                kind.id(),
                kind.name(),
                kind.individuals() != null,
                kind.collectives() != null,
                kind.collectives() != null && kind.collectives().brigades(),
                kind.signers());
    }

    private LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw notFound();
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.notFound("countyaward.round-not-found"));
    }
}
