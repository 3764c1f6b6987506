package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.Nominees.LogLine;
import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A squadron counselor works on her list, row by row; each row is saved as she goes. */
@Component
class Nominating {

    static final int LONGEST_REASON = 500;

    private final SquadronLists lists;
    private final Nominees nominees;
    private final Candidates candidates;
    private final Posts posts;

    Nominating(SquadronLists lists, Nominees nominees, Candidates candidates, Posts posts) {
        this.lists = lists;
        this.nominees = nominees;
        this.candidates = candidates;
        this.posts = posts;
    }

    /** Nominates a pupil or changes the reason; the reason may be empty until the list is handed in. */
    @Transactional
    public Outcome<Long> nominate(Actor actor, UUID evaluationId, String squadronId, long pupilId, String reason) {
        Optional<Refusal> refusal = notWorkable(actor, evaluationId, squadronId).or(() -> tooLong(reason));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        List<Candidates.Pupil> found = candidates.of(List.of(pupilId));
        if (found.isEmpty() || !found.get(0).squadronId().equals(squadronId)) {
            return Outcome.refused(Refusal.notFound("badge.pupil-not-of-squadron"));
        }
        Candidates.Pupil pupil = found.get(0);
        if (!pupil.reasons().isEmpty()) {
            return Outcome.refused(pupil.reasons().stream()
                    .map(r -> Ineligibility.of(pupil.name(), r))
                    .toList());
        }
        Optional<Nominees.Nominee> before = individual(evaluationId, squadronId, pupilId);
        long id = nominees.nominate(evaluationId, squadronId, pupilId, clean(reason), actor.login());
        logAuthor(actor, evaluationId, squadronId, id, before, clean(reason));
        return Outcome.done(id);
    }

    /** Nominates the squadron itself. */
    @Transactional
    public Outcome<Long> nominateCollective(Actor actor, UUID evaluationId, String squadronId, String reason) {
        Optional<Refusal> refusal = notWorkable(actor, evaluationId, squadronId).or(() -> tooLong(reason));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        SquadronList list = lists.find(evaluationId, squadronId).orElseThrow();
        List<Refusal> against = candidates.collectivesOf(list.schoolId()).getOrDefault(squadronId, List.of());
        if (!against.isEmpty()) {
            return Outcome.refused(against);
        }
        Optional<Nominees.Nominee> before = collective(evaluationId, squadronId);
        long id = nominees.nominateCollective(evaluationId, squadronId, clean(reason), actor.login());
        logAuthor(actor, evaluationId, squadronId, id, before, clean(reason));
        return Outcome.done(id);
    }

    /**
     * Who nominated or worded a row is its author for good ({@link Involvements}); saving the same words again makes
     * nobody one.
     */
    private void logAuthor(
            Actor actor,
            UUID evaluationId,
            String squadronId,
            long row,
            Optional<Nominees.Nominee> before,
            String reason) {
        if (before.isEmpty()) {
            nominees.log(evaluationId, List.of(new LogLine(row, squadronId, "NOMINATE", null)), actor.login());
        } else if (!before.get().reason().equals(reason)) {
            nominees.logEdit(evaluationId, row, squadronId, actor.login());
        }
    }

    /** Takes a pupil off the list; one who is not on it is no fault. */
    @Transactional
    public Outcome<Void> remove(Actor actor, UUID evaluationId, String squadronId, long pupilId) {
        return remove(actor, evaluationId, squadronId, () -> individual(evaluationId, squadronId, pupilId));
    }

    /** Takes the squadron itself off the list. */
    @Transactional
    public Outcome<Void> removeCollective(Actor actor, UUID evaluationId, String squadronId) {
        return remove(actor, evaluationId, squadronId, () -> collective(evaluationId, squadronId));
    }

    private Outcome<Void> remove(
            Actor actor,
            UUID evaluationId,
            String squadronId,
            java.util.function.Supplier<Optional<Nominees.Nominee>> row) {
        Optional<Refusal> refusal = notWorkable(actor, evaluationId, squadronId);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        row.get().ifPresent(nominee -> {
            nominees.remove(nominee.id());
            nominees.log(evaluationId, List.of(new LogLine(nominee.id(), squadronId, "REMOVE", null)), actor.login());
        });
        return Outcome.done();
    }

    private Optional<Nominees.Nominee> individual(UUID evaluationId, String squadronId, long pupilId) {
        return nominees.of(evaluationId, squadronId).stream()
                .filter(n -> Long.valueOf(pupilId).equals(n.pupilId()))
                .findFirst();
    }

    private Optional<Nominees.Nominee> collective(UUID evaluationId, String squadronId) {
        return nominees.of(evaluationId, squadronId).stream()
                .filter(n -> n.kind() == Nominees.Kind.COLLECTIVE)
                .findFirst();
    }

    /** Why this person cannot work on the list now; locks the list. */
    Optional<Refusal> notWorkable(Actor actor, UUID evaluationId, String squadronId) {
        Optional<SquadronList> list = lists.lock(evaluationId, squadronId);
        if (list.isEmpty() || !worksFor(actor, list.get())) {
            return Optional.of(Refusal.notFound("badge.list-not-found"));
        }
        Looks.concern(list.get().schoolId());
        return list.get().status().editable()
                ? Optional.empty()
                : Optional.of(Refusal.conflict("badge.list-closed."
                                + list.get().status().name().toLowerCase(java.util.Locale.ROOT))
                        .after(
                                evaluationId,
                                squadronId,
                                "Task_NominateSquadron",
                                "Task_CorrectNominations",
                                "deadline"));
    }

    /** The squadron's counselor; while the squadron has none, the brigade counselor, to whom its task falls. */
    boolean worksFor(Actor actor, SquadronList list) {
        return actor.may(Permission.NOMINATE, list.schoolId(), list.squadronId())
                && (actor.isCounselorOf(list.squadronId()) || !posts.hasCounselor(list.squadronId()));
    }

    private static Optional<Refusal> tooLong(String reason) {
        return reason != null && reason.length() > LONGEST_REASON
                ? Optional.of(Refusal.rule("badge.reason-too-long", LONGEST_REASON))
                : Optional.empty();
    }

    private static String clean(String reason) {
        return reason == null ? "" : reason.strip();
    }
}
