package cn.redflower.people.pupil.badges;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.BadgesAsked;
import cn.redflower.people.pupil.BasicBadge;
import cn.redflower.people.pupil.badges.BadgeEntries.Change;
import cn.redflower.people.pupil.badges.BadgeEntries.Key;
import cn.redflower.people.pupil.badges.BadgeEntries.Locked;
import cn.redflower.people.pupil.badges.BadgeEntries.Pupil;
import cn.redflower.people.pupil.badges.BadgeEntries.State;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and writes a squadron's grid. Each badge is won once a term at most. The entries are the record of who did
 * what; the audit trail only says, once a day, that somebody recorded badges of a squadron.
 */
@Component
class RecordingBadges {

    /** More cells than the largest squadron has. */
    static final int MOST = 2000;

    private final BadgeAccess access;
    private final BadgeEntries entries;
    private final BadgesAsked asked;
    private final AuditTrail audit;
    private final Clock clock;

    RecordingBadges(BadgeAccess access, BadgeEntries entries, BadgesAsked asked, AuditTrail audit, Clock clock) {
        this.access = access;
        this.entries = entries;
        this.asked = asked;
        this.audit = audit;
        this.clock = clock;
    }

    Term present() {
        return Term.of(LocalDate.now(clock));
    }

    /** @param term as it is written; null or empty for the present one */
    @Transactional(readOnly = true)
    Outcome<Grid> grid(Actor actor, String squadronId, String term) {
        Schools.Squadron squadron = access.squadron(actor, squadronId);
        Optional<Term> wanted = term == null || term.isBlank() ? Optional.of(present()) : Term.parse(term);
        return wanted.map(t -> Outcome.done(grid(squadron.id(), t)))
                .orElseGet(() -> Outcome.refused(Refusal.rule("badges.unknown-term")));
    }

    @Transactional(readOnly = true)
    String version(Actor actor, String squadronId) {
        return entries.version(access.squadron(actor, squadronId).id());
    }

    @Transactional(readOnly = true)
    List<Grid.Past> history(Actor actor, String squadronId, long pupilId) {
        return entries.history(access.squadron(actor, squadronId).id(), pupilId);
    }

    /**
     * Makes changes of the present term, all that can be made: a cell that somebody else has changed since it was seen
     * stays as it is and is told. Sending the same again changes nothing.
     *
     * @param term the one that the sender sees
     */
    @Transactional
    Outcome<Grid.Saved> save(Actor actor, String squadronId, String term, List<Grid.Cell> cells) {
        Schools.Squadron squadron = access.squadron(actor, squadronId);
        Term present = present();
        if (!present.toString().equals(term)) {
            return Outcome.refused(Refusal.rule("badges.term-over", present.title()));
        }
        Optional<Refusal> unreadable = unreadable(cells);
        if (unreadable.isPresent()) {
            return Outcome.refused(unreadable.get());
        }
        Map<Key, Grid.Cell> wanted = new LinkedHashMap<>();
        cells.forEach(cell -> wanted.put(new Key(cell.pupilId(), BasicBadge.valueOf(cell.badge())), cell));
        Set<Long> pupils = new LinkedHashSet<>();
        wanted.keySet().forEach(key -> pupils.add(key.pupilId()));
        Map<Long, Locked> locked = entries.lock(pupils);
        List<Refusal> reasons = pupils.stream()
                .flatMap(id -> against(locked.get(id), squadron.id()))
                .distinct()
                .toList();
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Map<Key, State> states = entries.states(pupils, present);
        List<Change> changes = new ArrayList<>();
        List<Grid.Conflict> conflicts = new ArrayList<>();
        wanted.forEach((key, cell) -> {
            State now = states.getOrDefault(key, State.NONE);
            long seen = cell.seen() == null ? 0 : cell.seen();
            if (now.entry() != seen && !actor.login().equals(now.login())) {
                conflicts.add(new Grid.Conflict(key.pupilId(), key.badge().name(), now.held(), now.by(), now.at()));
            } else if (now.held() != cell.held()) {
                changes.add(new Change(key, cell.held() ? 1 : -1));
            }
        });
        if (!changes.isEmpty()) {
            append(actor, squadron, present, changes);
        }
        return Outcome.done(new Grid.Saved(grid(squadron.id(), present), conflicts));
    }

    private void append(Actor actor, Schools.Squadron squadron, Term present, List<Change> changes) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime today =
                LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
        boolean first = !entries.recordedSince(squadron.id(), actor.login(), today);
        entries.append(squadron.id(), present, changes, actor.login(), now);
        if (first) {
            audit.record(
                    AuditEvent.done("basic-badges.recorded", squadron.schoolId(), squadron.id(), present.toString()));
        }
    }

    private static Optional<Refusal> unreadable(List<Grid.Cell> cells) {
        if (cells == null || cells.isEmpty() || cells.size() > MOST) {
            return Optional.of(Refusal.rule("badges.how-many", MOST));
        }
        if (cells.stream().anyMatch(c -> c == null || c.pupilId() == null || c.held() == null)) {
            return Optional.of(Refusal.rule("badges.incomplete"));
        }
        if (cells.stream()
                .anyMatch(c ->
                        Stream.of(BasicBadge.values()).noneMatch(b -> b.name().equals(c.badge())))) {
            return Optional.of(Refusal.rule("badges.unknown-badge"));
        }
        long different =
                cells.stream().map(c -> c.pupilId() + c.badge()).distinct().count();
        return different < cells.size() ? Optional.of(Refusal.rule("badges.cell-twice")) : Optional.empty();
    }

    private static Stream<Refusal> against(Locked pupil, String squadronId) {
        if (pupil == null || !pupil.squadronId().equals(squadronId)) {
            return Stream.of(Refusal.rule("badges.pupil-not-here"));
        }
        return pupil.gone() ? Stream.of(Refusal.rule("badges.pupil-left")) : Stream.empty();
    }

    private Grid grid(String squadronId, Term term) {
        List<Pupil> pupils = entries.pupilsOf(squadronId);
        Map<Key, State> states = entries.states(pupils.stream().map(Pupil::id).toList(), term);
        Term present = present();
        List<Grid.Choice> terms = Stream.concat(Stream.of(present), entries.termsOf(squadronId).stream())
                .distinct()
                .map(t -> new Grid.Choice(t.toString(), t.title()))
                .toList();
        return new Grid(
                squadronId,
                term.toString(),
                terms,
                !term.equals(present),
                pupils.stream().map(pupil -> row(pupil, states)).toList(),
                entries.version(squadronId));
    }

    private Grid.Row row(Pupil pupil, Map<Key, State> states) {
        List<State> cells = Stream.of(BasicBadge.values())
                .map(badge -> states.getOrDefault(new Key(pupil.id(), badge), State.NONE))
                .toList();
        return new Grid.Row(
                pupil.id(),
                pupil.number(),
                pupil.name(),
                cells.stream().map(State::held).toList(),
                cells.stream().map(State::entry).toList(),
                pupil.counts(),
                missing(pupil.counts()));
    }

    private List<String> missing(List<Integer> counts) {
        Map<BasicBadge.Family, Integer> held = new EnumMap<>(BasicBadge.Family.class);
        for (BasicBadge.Family family : BasicBadge.Family.values()) {
            held.put(family, (int) family.badges().stream()
                    .filter(badge -> counts.get(badge.ordinal()) > 0)
                    .count());
        }
        return asked.missing(held).stream().map(BasicBadge.Family::chineseName).toList();
    }
}
