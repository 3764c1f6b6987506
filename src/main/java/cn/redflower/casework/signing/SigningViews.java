package cn.redflower.casework.signing;

import cn.redflower.casework.signing.Signings.Dissent;
import cn.redflower.casework.signing.Signings.Minutes;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.names.SearchText;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What forms and pages read of a signing. What an organ has against rows is its own matter until it has signed. */
@Component
@Transactional(readOnly = true)
class SigningViews {

    private static final int LARGEST_PAGE = 200;

    private final Signings signings;
    private final Map<String, SignedList> lists;
    private final Problems texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    SigningViews(Signings signings, List<SignedList> lists, Problems texts, JdbcClient jdbc, Clock clock) {
        this.signings = signings;
        this.lists = lists.stream().collect(Collectors.toMap(SignedList::kind, Function.identity()));
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which rows to show. */
    enum Which {
        ALL,
        FRESH,
        DISSENTED,
        IN_DISPUTE
    }

    /**
     * An organ's word, if it has given it.
     *
     * @param dissents from how many rows it dissents; before its word only its own people are told
     * @param overdue it has not signed in time; that is never agreement
     */
    record OrganView(
            String id,
            String name,
            boolean mine,
            Signature.Word word,
            String person,
            String mandate,
            String opinion,
            Integer dissents,
            String digest,
            boolean carried,
            OffsetDateTime at,
            boolean overdue) {}

    record Overview(
            UUID id,
            String title,
            SigningRule rule,
            Signing.Status status,
            int rows,
            int freshRows,
            boolean again,
            String digest,
            LocalDate dueOn,
            String returnedBy,
            String returnReason,
            List<OrganView> organs,
            int inDispute,
            Minutes minutes,
            boolean convenes) {}

    record Word(String organId, String organ, String reason) {}

    record Row(
            String ref,
            int ordinal,
            boolean fresh,
            boolean collective,
            String name,
            String schoolId,
            String schoolName,
            String squadronName,
            Integer grade,
            String text,
            List<SignedFile> evidence,
            SigningRule.Outcome outcome,
            String settledReason,
            int settledVersion,
            List<Word> dissents) {}

    record Page(int total, List<Row> rows) {}

    private record Stored(
            String ref,
            int ordinal,
            boolean fresh,
            boolean collective,
            String name,
            String schoolId,
            String schoolName,
            String squadronName,
            Integer grade,
            String text,
            SigningRule.Outcome outcome,
            String settledReason,
            int settledVersion) {}

    private record Organ(String id, String name) {}

    Overview overview(Actor actor, UUID id) {
        Signing s = visible(actor, id);
        Map<String, Signature> given =
                signings.signatures(id).stream().collect(Collectors.toMap(Signature::organId, g -> g));
        Map<String, String> names = names(s);
        boolean late =
                s.status() == Signing.Status.SIGNING && LocalDate.now(clock).isAfter(s.dueOn());
        List<OrganView> organs = s.organs().stream()
                .map(organ -> {
                    Signature g = given.get(organ);
                    boolean mine = actor.may(Permission.SIGN_LISTS, organ);
                    return g == null
                            ? new OrganView(
                                    organ,
                                    names.get(organ),
                                    mine,
                                    null,
                                    null,
                                    null,
                                    null,
                                    mine ? signings.dissents(id, organ) : null,
                                    null,
                                    false,
                                    null,
                                    late)
                            : new OrganView(
                                    organ,
                                    names.get(organ),
                                    mine,
                                    g.word(),
                                    g.name(),
                                    texts.text("organization.post." + g.mandate()),
                                    g.opinion(),
                                    g.dissents(),
                                    g.digest(),
                                    g.carriedFrom() != null,
                                    g.at(),
                                    false);
                })
                .toList();
        return new Overview(
                id,
                s.title(),
                s.rule(),
                s.status(),
                s.rowCount(),
                signings.fresh(id),
                s.previousId() != null,
                s.digest(),
                s.dueOn(),
                s.returnedBy() == null ? null : names.getOrDefault(s.returnedBy(), s.returnedBy()),
                s.returnReason(),
                organs,
                signings.inDispute(id),
                signings.minutes(id).orElse(null),
                actor.may(Permission.SIGN_LISTS, s.convenerId()));
    }

    Page rows(Actor actor, UUID id, Which which, String text, int page, int size) {
        Signing s = visible(actor, id);
        Set<String> open = openTo(actor, s);
        String filter = """
                 from honors.signing_row r where r.signing_id = :id
                and (:which = 'ALL' or :which = 'FRESH' and r.fresh
                    or :which = 'DISSENTED' and exists (select 1 from honors.signing_dissent d
                        where d.signing_id = r.signing_id and d.ref = r.ref and d.organ_id = any (:open))
                    or :which = 'IN_DISPUTE' and (r.outcome = 'DISPUTED' or r.settled_by is not null))
                and (:text = '' or replace(r.name, '·', '') ilike :like or r.school_name ilike :like
                    or r.squadron_name ilike :like)""";
        SearchText word = SearchText.of(text);
        Map<String, Object> params = Map.of(
                "id",
                id,
                "which",
                which.name(),
                "open",
                open.toArray(String[]::new),
                "text",
                word.text(),
                "like",
                word.like());
        int total = jdbc.sql("select count(*)::int" + filter)
                .params(params)
                .query(Integer.class)
                .single();
        int limit = Math.min(Math.max(1, size), LARGEST_PAGE);
        List<Stored> rows = jdbc.sql("select r.*" + filter + " order by r.ordinal limit :limit offset :skip")
                .params(params)
                .param("limit", limit)
                .param("skip", (long) Math.max(0, page) * limit)
                .query(Stored.class)
                .list();
        Map<String, String> names = names(s);
        Map<String, List<Word>> dissents =
                dissents(id, rows.stream().map(Stored::ref).toList(), open, names);
        Map<String, List<SignedFile>> evidence = lists.get(s.listKind())
                .evidence(s.listId(), rows.stream().map(Stored::ref).toList());
        return new Page(
                total,
                rows.stream()
                        .map(r -> new Row(
                                r.ref(),
                                r.ordinal(),
                                r.fresh(),
                                r.collective(),
                                r.name(),
                                r.schoolId(),
                                r.schoolName(),
                                r.squadronName(),
                                r.grade(),
                                r.text(),
                                evidence.getOrDefault(r.ref(), List.of()),
                                r.outcome(),
                                r.settledReason(),
                                r.settledVersion(),
                                dissents.getOrDefault(r.ref(), List.of())))
                        .toList());
    }

    private Map<String, List<Word>> dissents(UUID id, List<String> refs, Set<String> open, Map<String, String> names) {
        return jdbc
                .sql("select ref, organ_id, reason, login from honors.signing_dissent where signing_id = :id and ref "
                        + "= any (:refs) and organ_id = any (:open) order by organ_id")
                .param("id", id)
                .param("refs", refs.toArray(String[]::new))
                .param("open", open.toArray(String[]::new))
                .query(Dissent.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Dissent::ref,
                        Collectors.mapping(
                                d -> new Word(d.organId(), names.get(d.organId()), d.reason()), Collectors.toList())));
    }

    /** The organs whose dissent this person may read: her own, and those that have given their word. */
    private Set<String> openTo(Actor actor, Signing s) {
        Set<String> open = signings.signatures(s.id()).stream()
                .map(Signature::organId)
                .collect(Collectors.toCollection(HashSet::new));
        s.organs().stream()
                .filter(organ -> actor.may(Permission.SIGN_LISTS, organ))
                .forEach(open::add);
        return open;
    }

    /** Officers of the county's organs see every signing. */
    Signing visible(Actor actor, UUID id) {
        return Optional.of(id)
                .filter(i -> actor.mayEverywhere(Permission.SEE_SIGNINGS))
                .flatMap(signings::find)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("signing.not-found")));
    }

    private Map<String, String> names(Signing s) {
        Set<String> ids = new HashSet<>(s.organs());
        ids.add(s.convenerId());
        return jdbc
                .sql("select id, name from honors.organ where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(Organ.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Organ::id, Organ::name));
    }
}
