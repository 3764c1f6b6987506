package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.screening.ListedRow.Recused;
import cn.redflower.platform.names.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All schools' rows of a round in one list; a page of it is one statement, however long the list is. */
@Repository
class ListedRows {

    /**
     * On the list is what a school has handed in and what the county has decided. A declaration of kinship that was
     * withdrawn after the round had begun still counts in it, and so does whatever somebody did with a row at the
     * school, though others changed it since.
     */
    private static final String LISTED = """
            with listed as (
                select n.id, n.round_id, n.nomination_id, n.subject, n.school_id, c.name as school_name, c.town_id,
                    t.name as town_name, n.kind, n.pupil_id,
                       n.squadron_id, q.name as squadron_name, q.ordinal, q.grade, coalesce(p.name, q.name,
                           c.name) as name, p.number, p.birth_month,
                       p.basic_badges, n.reason, n.version, n.reserved, n.screening, n.screening_remark, n.screened_by,
                           n.screened_at, n.struck_reason,
                       s.status as school_status, s.submissions,
                       case when :login in (n.nominated_by, n.school_decided_by, s.submitted_by)
                                 or n.nomination_id in (select h.nomination_id from honors.nomination_hand_in h
                                     where h.login = :login)
                                 or n.id in (select e.nominee_id from honors.county_row_event e
                                     where e.round_id = :round and e.login = :login
                                                 and e.action in ('NOMINATE', 'EDIT', 'APPROVE', 'REFUSE',
                                                     'SUBMIT')) then 'AUTHOR'
                            when exists (select 1 from honors.kinship k
                                where k.pupil_id = n.pupil_id and k.login = :login
                                             and (k.withdrawn_at is null or k.withdrawn_at > :since::timestamptz)) then
                                                 'KIN' end as recusal
                from honors.county_nominee n join honors.school_nomination s on s.id = n.nomination_id
                join honors.school c on c.id = n.school_id join honors.organ t on t.id = c.town_id
                left join honors.squadron q on q.id = n.squadron_id left join honors.pupil p on p.id = n.pupil_id
                where n.round_id = :round and s.submissions > 0 and (n.reserved or n.screening is not null
                    or n.struck_reason is not null)
            )""";

    private static final String BESIDE = """
            , (select i.name from honors.account a join honors.person i on i.id = a.person_id
                where a.login = x.screened_by) as screener
            , case when x.kind = 'INDIVIDUAL' then (select coalesce(sum(b), 0)::int
                from unnest(x.basic_badges) b) end as badges
            , (select count(*)::int from honors.award a where a.status = 'VALID' and a.pupil_id = x.pupil_id)
              + (select count(*)::int from honors.award a
                  where a.status = 'VALID' and a.holder = 'COLLECTIVE' and x.kind = 'COLLECTIVE'
                    and a.school_id = x.school_id and a.squadron_id is not distinct from x.squadron_id) as awards
            , (select a.revoked_on from honors.award a
                where a.case_id = :round::text and a.row_ref = x.id::text) as revoked_on
            , (select count(*)::int from honors.county_evidence e where e.nominee_id = x.id) as evidence
            """
            + Stream.of(Flag.values())
                    .map(flag -> ", " + flag.details() + " as " + flag.name().toLowerCase())
                    .collect(Collectors.joining("\n"));
    private static final String ORDER = "x.kind desc, x.school_id, x.ordinal nulls first, x.id";

    private final JdbcClient jdbc;

    ListedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what the list is sorted. */
    enum Sort {
        LIST(null),
        SCHOOL("x.school_id"),
        TOWN("x.town_id"),
        NAME("x.name"),
        GRADE("x.grade"),
        STATE("x.screening"),
        SCREENED_AT("x.screened_at"),
        BADGES("(select sum(b) from unnest(x.basic_badges) b)");

        private final String by;

        Sort(String by) {
            this.by = by;
        }

        String order(boolean descending) {
            return by == null ? ORDER : by + (descending ? " desc" : "") + " nulls last, " + ORDER;
        }
    }

    /** A part of the list, and how many rows it has in all. */
    record Page(long total, int page, int size, List<ListedRow> rows) {}

    /**
     * A page of the rows that the filter lets through.
     *
     * @param schools the schools whose rows the reader may see; null: all
     * @param page from 0; beyond the end it is the first one
     */
    Page page(
            CountyRound round,
            String login,
            Collection<String> schools,
            RowFilter filter,
            Sort sort,
            boolean descending,
            int page,
            int size) {
        Map<String, Object> params = params(round, login);
        String which = conditions(schools, filter, params);
        params.put("size", size);
        params.put("skip", (long) page * size);
        long[] total = new long[1];
        String order = sort.order(descending);
        List<ListedRow> rows = jdbc.sql(LISTED + """
                        , page as (select x.*, count(*) over () as total, row_number() over (order by %1$s) as place
                            from listed x where %2$s
                            order by place limit :size offset :skip)
                        select x.* %3$s from page x order by x.place""".formatted(order, which, BESIDE))
                .params(params)
                .query((rs, i) -> {
                    total[0] = rs.getLong("total");
                    return read(rs);
                })
                .list();
        return rows.isEmpty() && page > 0
                ? page(round, login, schools, filter, sort, descending, 0, size)
                : new Page(total[0], page, size, rows);
    }

    /** All rows that the filter lets through, in the order of the list, without what is beside them. */
    List<ListedRow> all(CountyRound round, String login, RowFilter filter) {
        Map<String, Object> params = params(round, login);
        return jdbc.sql(LISTED
                        + " select x.*, null as screener, null::date as revoked_on, null::int as badges, 0 "
                        + "as awards, 0 "
                        + "as evidence from listed x where "
                        + conditions(null, filter, params) + " order by " + ORDER)
                .params(params)
                .query((rs, i) -> readPlain(rs))
                .list();
    }

    /** Single rows, in the order of the list; unknown ones are left out. */
    List<ListedRow> find(CountyRound round, String login, Collection<Long> ids) {
        Map<String, Object> params = params(round, login);
        params.put("ids", ids.toArray(Long[]::new));
        return jdbc.sql(LISTED + " select x.* " + BESIDE + " from listed x where x.id = any (:ids) order by " + ORDER)
                .params(params)
                .query((rs, i) -> read(rs))
                .list();
    }

    private static Map<String, Object> params(CountyRound round, String login) {
        Map<String, Object> params = new HashMap<>();
        params.put("round", round.id());
        params.put("year", round.schoolYear());
        params.put("kind", round.awardKind());
        params.put("login", login);
        params.put("since", round.openedAt());
        return params;
    }

    private static String conditions(Collection<String> schools, RowFilter filter, Map<String, Object> params) {
        StringBuilder which = new StringBuilder("true");
        if (schools != null) {
            which.append(" and x.school_id = any (:schools)");
            params.put("schools", schools.toArray(String[]::new));
        }
        add(which, params, "x.school_id = :school", "school", filter.school());
        add(which, params, "x.town_id = :town", "town", filter.town());
        add(
                which,
                params,
                "x.kind = :holder",
                "holder",
                filter.kind() == null ? null : filter.kind().name());
        add(which, params, "x.grade = :grade", "grade", filter.grade());
        if (filter.text() != null) {
            add(
                    which,
                    params,
                    SearchText.in("concat_ws(' ', x.name, x.number, x.school_name, x.squadron_name, x.reason)")
                            + " ilike :text",
                    "text",
                    SearchText.of(filter.text()).like());
        }
        if (filter.state() != null) {
            which.append(" and ").append(filter.state().condition());
        }
        if (filter.flag() != null) {
            which.append(" and ").append(filter.flag().condition());
        }
        return which.toString();
    }

    private static void add(
            StringBuilder which, Map<String, Object> params, String condition, String name, Object value) {
        if (value != null) {
            which.append(" and ").append(condition);
            params.put(name, value);
        }
    }

    private static ListedRow read(ResultSet rs) throws SQLException {
        Map<Flag, List<String>> flags = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            List<String> details =
                    List.of((String[]) rs.getArray(flag.name().toLowerCase()).getArray());
            if (!details.isEmpty()) {
                flags.put(flag, details);
            }
        }
        return read(rs, flags);
    }

    private static ListedRow readPlain(ResultSet rs) throws SQLException {
        return read(rs, Map.of());
    }

    private static ListedRow read(ResultSet rs, Map<Flag, List<String>> flags) throws SQLException {
        String screening = rs.getString("screening");
        String recusal = rs.getString("recusal");
        return new ListedRow(
                rs.getLong("id"),
                rs.getObject("nomination_id", UUID.class),
                rs.getString("school_id"),
                rs.getString("school_name"),
                rs.getString("town_id"),
                rs.getString("town_name"),
                Holder.valueOf(rs.getString("kind")),
                rs.getObject("pupil_id", Long.class),
                rs.getString("squadron_id"),
                rs.getString("squadron_name"),
                rs.getObject("grade", Integer.class),
                rs.getString("name"),
                rs.getString("number"),
                rs.getString("reason"),
                rs.getInt("version"),
                rs.getBoolean("reserved"),
                screening == null ? null : Screening.valueOf(screening),
                rs.getString("screening_remark"),
                rs.getString("screened_by"),
                rs.getString("screener"),
                rs.getObject("screened_at", OffsetDateTime.class),
                rs.getString("struck_reason"),
                rs.getObject("revoked_on", LocalDate.class),
                SchoolNomination.Status.valueOf(rs.getString("school_status")),
                recusal == null ? null : Recused.valueOf(recusal),
                rs.getObject("badges", Integer.class),
                rs.getInt("awards"),
                rs.getInt("evidence"),
                flags);
    }
}
