package cn.redflower.people.account.administration;

import cn.redflower.people.account.lockout.Bars;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.names.SearchText;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The county's adults with their accounts and present posts, for the administrator. */
@Repository
class Directory {

    private static final int LARGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final Bars bars;

    Directory(JdbcClient jdbc, Bars bars) {
        this.jdbc = jdbc;
        this.bars = bars;
    }

    /** What to look for; empty texts ask for nothing. */
    record Search(String q, String organ, State state, int page, int size) {

        Search {
            q = q == null ? "" : q.replace("\0", "").strip();
            organ = organ == null ? "" : organ.replace("\0", "").strip();
            page = Math.max(1, Math.min(page, 100_000));
            size = Math.max(1, Math.min(size, LARGEST_PAGE));
        }
    }

    /** How an account stands. */
    enum State {
        ACTIVE,
        CLOSED,
        WITHOUT_ACCOUNT
    }

    /** A post held now. @param squadron its name; null for posts that have none */
    record Held(
            long id,
            PostKind kind,
            String organId,
            String organ,
            String squadronId,
            String squadron,
            LocalDate since) {}

    /**
     * A person in the list.
     *
     * @param login null without an account
     * @param barred kept waiting after wrong passwords
     */
    record Listed(
            long personId,
            String name,
            String email,
            String login,
            State state,
            boolean initialPassword,
            boolean barred,
            List<Held> posts) {}

    /** @param total of all pages */
    record Page(long total, int page, int size, List<Listed> people) {

        public int pages() {
            return (int) Math.max(1, (total + size - 1) / size);
        }
    }

    /** An organ to choose from. */
    record Organ(String id, String kind, String name) {}

    private record Row(
            long personId, String name, String email, String login, Boolean enabled, Boolean mustChange, long total) {}

    private record OfPerson(long personId, Held held) {}

    Page search(Search search) {
        List<Row> rows = rows(
                """
                where (:q = '' or replace(p.name, '·', '') ilike :like or a.login ilike :like
                       or exists (select 1 from honors.post po join honors.organ o on o.id = po.organ_id
                                  where po.person_id = p.id and po.until is null and o.name ilike :like))
                  and (:organ = '' or exists (select 1 from honors.post po
                      where po.person_id = p.id and po.until is null and po.organ_id = :organ))
                  and (:state = '' or :state = case when a.login is null then 'WITHOUT_ACCOUNT'
                      when a.enabled then 'ACTIVE' else 'CLOSED' end)
                order by a.login nulls last, p.id limit :size offset :offset""",
                Map.of(
                        "q",
                        SearchText.of(search.q()).text(),
                        "like",
                        SearchText.of(search.q()).like(),
                        "organ",
                        search.organ(),
                        "state",
                        search.state() == null ? "" : search.state().name(),
                        "size",
                        search.size(),
                        "offset",
                        (search.page() - 1) * search.size()));
        return new Page(rows.isEmpty() ? 0 : rows.get(0).total(), search.page(), search.size(), listed(rows));
    }

    Optional<Listed> person(long id) {
        return listed(rows("where p.id = :id", Map.of("id", id))).stream().findFirst();
    }

    private List<Row> rows(String restriction, Map<String, ?> params) {
        return jdbc.sql("""
                        select p.id as person_id, p.name, p.email, a.login, a.enabled,
                            a.must_change_password as must_change, count(*) over () as total
                        from honors.person p left join honors.account a on a.person_id = p.id
                        """ + restriction).params(params).query(Row.class).list();
    }

    private List<Listed> listed(List<Row> rows) {
        Map<Long, List<Held>> posts = posts(rows.stream().map(Row::personId).toList());
        Set<String> barred = new HashSet<>(bars.among(
                rows.stream().map(Row::login).filter(Objects::nonNull).toList()));
        return rows.stream()
                .map(row -> new Listed(
                        row.personId(),
                        row.name(),
                        row.email(),
                        row.login(),
                        state(row),
                        Boolean.TRUE.equals(row.mustChange()),
                        row.login() != null && barred.contains(row.login()),
                        posts.getOrDefault(row.personId(), List.of())))
                .toList();
    }

    private static State state(Row row) {
        return row.login() == null
                ? State.WITHOUT_ACCOUNT
                : Boolean.TRUE.equals(row.enabled()) ? State.ACTIVE : State.CLOSED;
    }

    private Map<Long, List<Held>> posts(List<Long> people) {
        return jdbc
                .sql("""
                        select po.person_id, po.id, po.kind, po.organ_id, o.name, po.squadron_id, q.name, po.since
                        from honors.post po join honors.organ o on o.id = po.organ_id
                            left join honors.squadron q on q.id = po.squadron_id
                        where po.until is null and po.person_id = any (?) order by po.id""")
                .param(people.toArray(Long[]::new))
                .query((row, i) -> new OfPerson(
                        row.getLong(1),
                        new Held(
                                row.getLong(2),
                                PostKind.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfPerson::personId, Collectors.mapping(OfPerson::held, Collectors.toList())));
    }

    /** Every organ in which somebody can hold a post, the county's first. */
    List<Organ> organs() {
        return jdbc.sql("""
                        select id, kind, name from honors.organ where kind <> 'COMMUNITY_COMMITTEE'
                        order by case kind when 'SCHOOL_COMMITTEE' then 2 when 'TOWN_COMMITTEE' then 1
                            else 0 end, id""").query(Organ.class).list();
    }

    Optional<String> kindOfOrgan(String id) {
        return jdbc.sql("select kind from honors.organ where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }
}
