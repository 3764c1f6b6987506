package cn.redflower.people.pupil.badges;

import cn.redflower.people.organ.SchoolYear;
import cn.redflower.people.pupil.BasicBadge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of basic badges, and the counts of the register that they change. */
@Repository
class BadgeEntries {

    private static final String LOCK = """
            select id, squadron_id, left_on is not null as gone from honors.pupil
            where id in (:pupils) order by id for update""";

    private static final String VERSION = """
            select coalesce(md5(string_agg(p.id || p.basic_badges::text || coalesce((select max(e.id)
                from honors.basic_badge_entry e where e.pupil_id = p.id), 0), ',' order by p.id)), '')
            from honors.pupil p where p.squadron_id = ? and p.left_on is null""";

    private static final String TERMS = """
            select distinct e.school_year, e.half
            from honors.basic_badge_entry e join honors.pupil p on p.id = e.pupil_id
            where p.squadron_id = ? and p.left_on is null order by 1 desc, 2 desc""";

    private final JdbcClient jdbc;

    BadgeEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Pupil(long id, String number, String name, List<Integer> counts) {}

    record Key(long pupilId, BasicBadge badge) {}

    /** How a cell of a term stands. @param entry the last, 0 for none */
    record State(boolean held, long entry, String login, String by, OffsetDateTime at) {
        static final State NONE = new State(false, 0, null, null, null);
    }

    record Locked(long id, String squadronId, boolean gone) {}

    record Change(Key key, int delta) {}

    /** The pupils of a squadron in the order of their numbers, without those who left. */
    List<Pupil> pupilsOf(String squadronId) {
        return jdbc.sql("""
                        select id, number, name, basic_badges from honors.pupil
                        where squadron_id = ? and left_on is null order by number""")
                .param(squadronId)
                .query((rs, i) -> new Pupil(
                        rs.getLong("id"),
                        rs.getString("number"),
                        rs.getString("name"),
                        Arrays.stream((Short[]) rs.getArray("basic_badges").getArray())
                                .map(Short::intValue)
                                .toList()))
                .list();
    }

    /** The cells of these pupils in a term; one without entries is not in it. */
    Map<Key, State> states(Collection<Long> pupils, Term term) {
        Map<Key, State> states = new HashMap<>();
        if (pupils.isEmpty()) {
            return states;
        }
        jdbc.sql("""
                        select e.pupil_id, e.badge, e.id, e.held, e.recorded_by, e.recorded_at,
                            coalesce(h.name, e.recorded_by) as name
                        from (select distinct on (pupil_id, badge) pupil_id, badge, id, recorded_by, recorded_at,
                                  sum(delta) over (partition by pupil_id, badge) > 0 as held
                              from honors.basic_badge_entry
                              where pupil_id in (:pupils) and school_year = :year and half = :half
                              order by pupil_id, badge, id desc) e
                            left join honors.account a on a.login = e.recorded_by
                            left join honors.person h on h.id = a.person_id""")
                .param("pupils", pupils)
                .param("year", term.year().toString())
                .param("half", term.half())
                .query(rs -> {
                    states.put(
                            new Key(rs.getLong("pupil_id"), BasicBadge.valueOf(rs.getString("badge"))),
                            new State(
                                    rs.getBoolean("held"),
                                    rs.getLong("id"),
                                    rs.getString("recorded_by"),
                                    rs.getString("name"),
                                    rs.getObject("recorded_at", OffsetDateTime.class)));
                });
        return states;
    }

    /** Holds the pupils until the transaction ends: who changes their badges meanwhile waits. */
    Map<Long, Locked> lock(Collection<Long> pupils) {
        return jdbc.sql(LOCK).param("pupils", pupils).query(Locked.class).stream()
                .collect(Collectors.toMap(Locked::id, pupil -> pupil));
    }

    /** Whether somebody has recorded anything for a squadron since then. */
    boolean recordedSince(String squadronId, String login, OffsetDateTime since) {
        return jdbc.sql("""
                        select exists(select from honors.basic_badge_entry
                            where squadron_id = ? and recorded_by = ? and recorded_at >= ?)""")
                .params(squadronId, login, since)
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes entries and changes the register's counts with them. A count never falls below none: a roster may have set
     * it lower than the entries add up to.
     */
    void append(String squadronId, Term term, List<Change> changes, String login, OffsetDateTime at) {
        String pupils = array(changes.stream().map(c -> c.key().pupilId()));
        String deltas = array(changes.stream().map(Change::delta));
        jdbc.sql("""
                        insert into honors.basic_badge_entry (pupil_id, squadron_id, badge, school_year, half, delta,
                            recorded_by, recorded_at)
                        select c.pupil, ?, c.badge, ?, ?, c.delta, ?, ?
                        from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as int[]))
                            c (pupil, badge, delta)""")
                .params(
                        squadronId,
                        term.year().toString(),
                        term.half(),
                        login,
                        at,
                        pupils,
                        array(changes.stream().map(c -> c.key().badge())),
                        deltas)
                .update();
        jdbc.sql("""
                        with change as (select *
                            from unnest(cast(? as bigint[]), cast(? as int[]), cast(? as int[]))
                                c (pupil, position, delta))
                        update honors.pupil p
                        set basic_badges = (select array_agg(greatest(0, b.n + coalesce(c.delta, 0))::smallint
                                order by b.i)
                            from unnest(p.basic_badges) with ordinality b (n, i)
                                left join change c on c.pupil = p.id and c.position = b.i)
                        where p.id in (select pupil from change)""")
                .params(pupils, array(changes.stream().map(c -> c.key().badge().ordinal() + 1)), deltas)
                .update();
    }

    private static String array(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Something that differs as soon as a pupil, a count or an entry of the squadron does. */
    String version(String squadronId) {
        return jdbc.sql(VERSION).param(squadronId).query(String.class).single();
    }

    /** The terms for which the squadron's pupils have entries, the newest first. */
    List<Term> termsOf(String squadronId) {
        return jdbc.sql(TERMS).param(squadronId).query((rs, i) -> term(rs)).list();
    }

    /** A pupil's entries, the newest first; nothing if she is not of the squadron. */
    List<Grid.Past> history(String squadronId, long pupilId) {
        return jdbc.sql("""
                        select e.badge, e.school_year, e.half, e.delta, e.recorded_at,
                            coalesce(h.name, e.recorded_by) as name
                        from honors.basic_badge_entry e join honors.pupil p on p.id = e.pupil_id
                            left join honors.account a on a.login = e.recorded_by
                            left join honors.person h on h.id = a.person_id
                        where e.pupil_id = ? and p.squadron_id = ? order by e.id desc""")
                .params(pupilId, squadronId)
                .query((rs, i) -> new Grid.Past(
                        BasicBadge.valueOf(rs.getString("badge")).chineseName(),
                        term(rs).title(),
                        rs.getInt("delta"),
                        rs.getString("name"),
                        rs.getObject("recorded_at", OffsetDateTime.class)))
                .list();
    }

    /** How many pupils each squadron of a school has. */
    Map<String, Integer> pupilsBySquadron(String schoolId) {
        Map<String, Integer> pupils = new HashMap<>();
        jdbc.sql("""
                        select squadron_id, count(*)::int as pupils from honors.pupil
                        where school_id = ? and left_on is null group by 1""").param(schoolId).query(rs -> {
            pupils.put(rs.getString("squadron_id"), rs.getInt("pupils"));
        });
        return pupils;
    }

    /** How many of each badge were won in a term by each squadron of a school, in the order of {@link BasicBadge}. */
    Map<String, int[]> wonBySquadron(String schoolId, Term term) {
        Map<String, int[]> won = new HashMap<>();
        jdbc.sql("""
                        select p.squadron_id, e.badge, sum(e.delta)::int as won
                        from honors.basic_badge_entry e join honors.pupil p on p.id = e.pupil_id
                        where p.school_id = ? and p.left_on is null and e.school_year = ? and e.half = ?
                        group by 1, 2""").params(schoolId, term.year().toString(), term.half()).query(rs -> {
            won.computeIfAbsent(rs.getString("squadron_id"), s -> new int[BasicBadge.values().length])[
                            BasicBadge.valueOf(rs.getString("badge")).ordinal()] =
                    rs.getInt("won");
        });
        return won;
    }

    private static Term term(ResultSet rs) throws SQLException {
        return new Term(SchoolYear.parse(rs.getString("school_year")), rs.getInt("half"));
    }
}
