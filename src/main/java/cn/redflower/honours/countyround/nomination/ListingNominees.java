package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CollectiveStanding;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.honours.countyround.Eligibility;
import cn.redflower.honours.countyround.PupilStanding;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.document.Documents;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The brigade counselor puts pupils and collectives on the school's list, row by row; each is saved as she goes. */
@Component
class ListingNominees {

    private final NominationAccess access;
    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final NominationRows rows;
    private final NominationPapers papers;
    private final Eligibility eligibility;
    private final StillEligible named;
    private final Schools schools;
    private final Documents documents;
    private final NominationProperties properties;

    ListingNominees(
            NominationAccess access,
            CountyRounds rounds,
            CountyNominees nominees,
            NominationRows rows,
            NominationPapers papers,
            Eligibility eligibility,
            StillEligible named,
            Schools schools,
            Documents documents,
            NominationProperties properties) {
        this.access = access;
        this.rounds = rounds;
        this.nominees = nominees;
        this.rows = rows;
        this.papers = papers;
        this.eligibility = eligibility;
        this.named = named;
        this.schools = schools;
        this.documents = documents;
        this.properties = properties;
    }

    /** How long a reason may be, in characters. */
    int longestReason() {
        return properties.longestReason();
    }

    /**
     * Puts a pupil on the list, or changes the reason if she is on it already; the reason may be empty until the list
     * is handed in.
     */
    @Transactional
    Outcome<Long> nominatePupil(Actor actor, UUID nominationId, long pupilId, String reason) {
        SchoolNomination list = access.toEdit(actor, nominationId);
        Optional<PupilStanding> pupil = eligibility.pupils(round(list), List.of(pupilId)).stream()
                .filter(p -> schools.squadron(p.squadronId())
                        .filter(s -> s.schoolId().equals(list.schoolId()))
                        .isPresent())
                .findFirst();
        if (pupil.isEmpty()) {
            return Outcome.refused(Refusal.notFound("nomination.pupil-not-of-school"));
        }
        List<Refusal> against = pupil.get().reasons().stream()
                .map(r -> named.named(pupil.get().name(), r))
                .toList();
        return nominate(actor, list, pupilId, pupil.get().squadronId(), reason, against);
    }

    /** Puts a squadron on the list, or with null the brigade as a whole. */
    @Transactional
    Outcome<Long> nominateCollective(Actor actor, UUID nominationId, String squadronId, String reason) {
        SchoolNomination list = access.toEdit(actor, nominationId);
        Optional<CollectiveStanding> collective = eligibility.collectives(round(list), list.schoolId()).stream()
                .filter(c -> Objects.equals(c.squadronId(), squadronId))
                .findFirst();
        if (collective.isEmpty()) {
            return Outcome.refused(Refusal.notFound("nomination.no-such-collective"));
        }
        List<Refusal> against = collective.get().reasons().stream()
                .map(r -> named.named(collective.get().name(), r))
                .toList();
        return nominate(actor, list, null, squadronId, reason, against);
    }

    private Outcome<Long> nominate(
            Actor actor, SchoolNomination list, Long pupilId, String squadronId, String reason, List<Refusal> against) {
        String text = clean(reason);
        if (text.length() > properties.longestReason()) {
            return Outcome.refused(Refusal.rule("nomination.reason-too-long", properties.longestReason()));
        }
        Optional<CountyNominee> already = nominees.of(list.id()).stream()
                .filter(row -> pupilId != null
                        ? pupilId.equals(row.pupilId())
                        : row.pupilId() == null && Objects.equals(squadronId, row.squadronId()))
                .findFirst();
        if (already.isPresent()) {
            return edit(actor, already.get(), text);
        }
        if (!against.isEmpty()) {
            return Outcome.refused(against);
        }
        Optional<Long> id = rows.add(list, pupilId, squadronId, text, actor.login());
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.conflict("nomination.on-another-list"));
        }
        papers.declareNil(list.id(), null);
        nominees.record(
                List.of(new CountyNominees.Event(list.roundId(), list.id(), id.get(), "NOMINATE", null)),
                actor.login());
        return Outcome.done(id.get());
    }

    /** Changes the recommendation. */
    @Transactional
    Outcome<Long> edit(Actor actor, UUID nominationId, long rowId, String reason) {
        SchoolNomination list = access.toEdit(actor, nominationId);
        String text = clean(reason);
        if (text.length() > properties.longestReason()) {
            return Outcome.refused(Refusal.rule("nomination.reason-too-long", properties.longestReason()));
        }
        return row(list, rowId)
                .map(row -> edit(actor, row, text))
                .orElseGet(() -> Outcome.refused(Refusal.notFound("nomination.row-not-found")));
    }

    private Outcome<Long> edit(Actor actor, CountyNominee row, String text) {
        if (!NominationRows.open(row)) {
            return Outcome.refused(Refusal.conflict("nomination.row-locked", row.name()));
        }
        if (!row.reason().equals(text)) {
            rows.edit(row.id(), text, actor.login());
        }
        return Outcome.done(row.id());
    }

    /** Takes a row off the list; one that is not on it is no fault. */
    @Transactional
    Outcome<Void> remove(Actor actor, UUID nominationId, long rowId) {
        SchoolNomination list = access.toEdit(actor, nominationId);
        Optional<CountyNominee> row = row(list, rowId);
        if (row.isEmpty()) {
            return Outcome.done();
        }
        if (!NominationRows.open(row.get())) {
            return Outcome.refused(
                    Refusal.conflict("nomination.row-locked", row.get().name()));
        }
        documents.remove(rows.evidenceOf(rowId));
        rows.remove(rowId);
        nominees.record(List.of(CountyNominees.Event.of(row.get(), "REMOVE", null)), actor.login());
        return Outcome.done();
    }

    /** 本校不报送: says expressly that nobody is nominated; without a reason takes that back. */
    @Transactional
    Outcome<Void> declareNil(Actor actor, UUID nominationId, String reason) {
        SchoolNomination list = access.toEdit(actor, nominationId);
        String text = clean(reason);
        if (text.length() > properties.longestReason()) {
            return Outcome.refused(Refusal.rule("nomination.reason-too-long", properties.longestReason()));
        }
        if (!text.isEmpty() && !nominees.of(list.id()).isEmpty()) {
            return Outcome.refused(Refusal.rule("nomination.nil-with-rows"));
        }
        papers.declareNil(list.id(), text.isEmpty() ? null : text);
        return Outcome.done();
    }

    private Optional<CountyNominee> row(SchoolNomination list, long rowId) {
        return nominees.find(rowId).filter(row -> row.nominationId().equals(list.id()));
    }

    private CountyRound round(SchoolNomination list) {
        return rounds.find(list.roundId()).orElseThrow();
    }

    private static String clean(String reason) {
        return reason == null ? "" : reason.strip();
    }
}
