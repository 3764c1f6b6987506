package cn.redflower.honours.onestar;

import cn.redflower.platform.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who could be nominated today, and why not: read from the register, judged by the {@link Conditions}. */
@Repository
class Candidates {

    private static final String FACTS = """
            extract(year from age(:today::date, p.birth_month))::int as age, p.guardian_consent,
                p.left_on is not null as gone,
            (select count(*) from unnest(p.basic_badges[1\\:4]) b where b > 0)::int as red_star,
            (select count(*) from unnest(p.basic_badges[5\\:8]) b where b > 0)::int as red_flag,
            (select count(*) from unnest(p.basic_badges[9\\:12]) b where b > 0)::int as torch""";

    private final JdbcClient jdbc;
    private final Conditions conditions;
    private final Clock clock;

    Candidates(JdbcClient jdbc, Conditions conditions, Clock clock) {
        this.jdbc = jdbc;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** A pupil with the reasons against her nomination, none if she is eligible. */
    record Pupil(long id, String squadronId, String number, String name, String squad, List<Refusal> reasons) {}

    /** How many of a squadron there are, and how many eligible. */
    record Count(int pupils, int eligible) {
        static final Count NONE = new Count(0, 0);
    }

    /** The pupils of a squadron in the order of their numbers; those who left are not of it any more. */
    List<Pupil> of(String squadronId) {
        return query("p.squadron_id = :squadron and p.left_on is null", Map.of("squadron", squadronId));
    }

    /** Certain pupils, wherever they are. */
    List<Pupil> of(Collection<Long> pupilIds) {
        return pupilIds.isEmpty() ? List.of() : query("p.id in (:ids)", Map.of("ids", pupilIds));
    }

    private List<Pupil> query(String which, Map<String, Object> params) {
        Map<PupilFacts, List<Refusal>> judged = new HashMap<>();
        return jdbc.sql("select p.id, p.squadron_id, p.number, p.name, q.name as squad, " + FACTS
                        + " from honors.pupil p left join honors.squad q on q.id = p.squad_id where " + which
                        + " order by p.number")
                .param("today", LocalDate.now(clock))
                .params(params)
                .query((rs, i) -> new Pupil(
                        rs.getLong("id"),
                        rs.getString("squadron_id"),
                        rs.getString("number"),
                        rs.getString("name"),
                        rs.getString("squad"),
                        judged.computeIfAbsent(facts(rs), conditions::against)))
                .list();
    }

    /** The counts of each squadron of a school; a squadron without pupils is not in it. */
    Map<String, Count> countsOf(String schoolId) {
        Map<String, Count> counts = new TreeMap<>();
        Map<PupilFacts, Boolean> judged = new HashMap<>();
        jdbc.sql("select squadron_id, age, guardian_consent, gone, red_star, red_flag, torch, count(*)::int as "
                        + "pupils from (select p.squadron_id, "
                        + FACTS
                        + " from honors.pupil p where p.school_id = :school and p.left_on is null) as fact "
                        + "group by 1, 2, 3, 4, 5, 6, 7")
                .param("today", LocalDate.now(clock))
                .param("school", schoolId)
                .query(rs -> {
                    boolean eligible = judged.computeIfAbsent(
                            facts(rs), f -> conditions.against(f).isEmpty());
                    int pupils = rs.getInt("pupils");
                    counts.merge(
                            rs.getString("squadron_id"),
                            new Count(pupils, eligible ? pupils : 0),
                            (a, b) -> new Count(a.pupils() + b.pupils(), a.eligible() + b.eligible()));
                });
        return counts;
    }

    /** The reasons against each squadron of a school as a collective. */
    Map<String, List<Refusal>> collectivesOf(String schoolId) {
        Map<String, List<Refusal>> reasons = new TreeMap<>();
        jdbc.sql("""
                        select s.id, (select count(*) from honors.pupil p
                            where p.squadron_id = s.id and p.left_on is null)::int as pupils,
                               (select count(*) from honors.squad q where q.squadron_id = s.id)::int as squads
                        from honors.squadron s where s.school_id = ?""").param(schoolId).query(rs -> {
            reasons.put(
                    rs.getString("id"),
                    conditions.against(new SquadronFacts(rs.getInt("pupils"), rs.getInt("squads"))));
        });
        return reasons;
    }

    private static PupilFacts facts(ResultSet rs) {
        try {
            return new PupilFacts(
                    rs.getInt("age"),
                    (Boolean) rs.getObject("guardian_consent"),
                    rs.getInt("red_star"),
                    rs.getInt("red_flag"),
                    rs.getInt("torch"),
                    rs.getBoolean("gone"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
