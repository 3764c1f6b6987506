package cn.redflower.honours.countyround;

import cn.redflower.honours.award.AwardCategory;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.AwardFacts.Step;
import cn.redflower.people.organ.SchoolYear;
import cn.redflower.platform.problem.Refusal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who can be nominated in a round today, and why not: from the register and the awards held, judged by the tables that
 * the kind of award names. Looked at when a row is put on a list, when the list is handed in, and once more when the
 * award is given.
 */
@Component
public class Eligibility {

    private static final String LADDER = """
            (select s.id from honors.award s where s.kind = :step and s.school_year between :stepFrom and :year
                and s.status = 'VALID' and %1$s
                order by s.school_year desc limit 1) as rests_on,
            exists (select 1 from honors.award s where s.kind = :step and s.school_year between :stepFrom and :year
                and s.status = 'REVOKED' and %1$s) as step_revoked,
            (select array_agg(h.school_year order by h.school_year desc) from honors.award h
                where h.kind = :kind and h.status = 'VALID' and %2$s) as held""";
    private static final String PUPIL_LADDER = LADDER.formatted("s.pupil_id = p.id", "h.pupil_id = p.id");
    private static final String COLLECTIVE_LADDER = LADDER.formatted(
            "s.holder = 'COLLECTIVE' and s.school_id = c.school_id and s.squadron_id is not distinct from "
                    + "c.squadron_id",
            "h.holder = 'COLLECTIVE' and h.school_id = c.school_id and h.squadron_id is not distinct from "
                    + "c.squadron_id");
    private static final String PUPIL_FACTS = """
            extract(year from age(:today::date, p.birth_month))::int as age, p.guardian_consent,
                p.left_on is not null as gone,
            date_trunc('month', p.birth_month)::date between :bornFrom::date
                and :bornUntil::date as in_window, """ + PUPIL_LADDER;

    private final JdbcClient jdbc;
    private final AwardKinds kinds;
    private final AwardConditions conditions;
    private final CountyAwardProperties properties;
    private final Clock clock;

    Eligibility(
            JdbcClient jdbc,
            AwardKinds kinds,
            AwardConditions conditions,
            CountyAwardProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.conditions = conditions;
        this.properties = properties;
        this.clock = clock;
    }

    /** How many of a school fulfil the conditions, and how many squadrons it has. */
    public record Base(int pupils, int collectives, int squadrons) {
        static final Base NONE = new Base(0, 0, 0);
    }

    /** The pupils of a school who are in it today, by squadron and number. */
    public List<PupilStanding> pupils(CountyRound round, String schoolId) {
        return pupils(round, "p.school_id = :which and p.left_on is null", schoolId);
    }

    /** Certain pupils, also those who have left. */
    public List<PupilStanding> pupils(CountyRound round, Collection<Long> pupilIds) {
        return pupilIds.isEmpty() ? List.of() : pupils(round, "p.id = any (:which)", pupilIds.toArray(Long[]::new));
    }

    private List<PupilStanding> pupils(CountyRound round, String which, Object value) {
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        AwardCategory category = kind.category(Holder.INDIVIDUAL).orElse(null);
        if (category == null) {
            return List.of();
        }
        return jdbc.sql("select p.id, p.squadron_id, q.name as squadron, q.grade, p.number, p.name, " + PUPIL_FACTS
                        + " from honors.pupil p join honors.squadron q on q.id = p.squadron_id where " + which
                        + " order by q.school_id, q.ordinal, p.number")
                .params(parameters(round, category))
                .param("which", value)
                .query((rs, i) -> new PupilStanding(
                        rs.getLong("id"),
                        rs.getString("squadron_id"),
                        rs.getString("squadron"),
                        rs.getInt("grade"),
                        rs.getString("number"),
                        rs.getString("name"),
                        rs.getObject("rests_on", UUID.class),
                        held(rs),
                        reasons(round, category, pupil(rs, round, category))))
                .list();
    }

    /** The brigade, where a brigade can have the award, and the squadrons of a school. */
    public List<CollectiveStanding> collectives(CountyRound round, String schoolId) {
        return collectives(round, List.of(schoolId));
    }

    /** As {@link #collectives(CountyRound, String)}, of several schools. */
    public List<CollectiveStanding> collectives(CountyRound round, Collection<String> schoolIds) {
        AwardCategory category = kinds.find(round.awardKind())
                .orElseThrow()
                .category(Holder.COLLECTIVE)
                .orElse(null);
        if (category == null) {
            return List.of();
        }
        return jdbc.sql("""
                        with c as (
                            select q.school_id, q.id as squadron_id, q.name, q.grade, q.ordinal,
                                   (select count(*) from honors.pupil p where p.squadron_id = q.id
                                       and p.left_on is null)::int as pupils
                            from honors.squadron q where q.school_id = any (:schools)
                            union all
                            select k.id, null, k.name, null, 0, (select count(*) from honors.pupil p
                                where p.school_id = k.id and p.left_on is null)::int
                            from honors.school k where k.id = any (:schools) and :brigades)
                        select c.*, """ + COLLECTIVE_LADDER + " from c order by c.school_id, c.ordinal")
                .params(parameters(round, category))
                .param("schools", schoolIds.toArray(String[]::new))
                .param("brigades", category.brigades())
                .query((rs, i) -> new CollectiveStanding(
                        rs.getString("school_id"),
                        rs.getString("squadron_id"),
                        rs.getString("name"),
                        (Integer) rs.getObject("grade"),
                        rs.getObject("rests_on", UUID.class),
                        held(rs),
                        reasons(round, category, collective(rs, round, category))))
                .list();
    }

    /** What each school's places are counted of, all schools in two queries. */
    public Map<String, Base> bases(CountyRound round) {
        AwardKind kind = kinds.find(round.awardKind()).orElseThrow();
        Map<String, int[]> counts = new TreeMap<>();
        kind.category(Holder.INDIVIDUAL)
                .ifPresent(category -> jdbc.sql("""
                        select school_id, age, guardian_consent, gone, in_window, rests_on, step_revoked, held,
                            count(*)::int as pupils
                        from (select f.school_id, f.age, f.guardian_consent, f.gone, f.in_window, case
                            when f.rests_on is null then null else :anyone end as rests_on,
                                     f.step_revoked, case when :year = any (f.held) then array[:year] end as held
                              from (select p.school_id, """ + PUPIL_FACTS
                                + " from honors.pupil p where p.left_on is null) as f) as g group by 1, 2, 3, "
                                + "4, 5, 6, 7, 8")
                        .params(parameters(round, category))
                        .param("anyone", new UUID(0, 0))
                        .query(rs -> {
                            if (conditions
                                    .against(category.conditions(), pupil(rs, round, category))
                                    .isEmpty()) {
                                counts.computeIfAbsent(rs.getString("school_id"), school -> new int[3])[0] +=
                                        rs.getInt("pupils");
                            }
                        }));
        kind.category(Holder.COLLECTIVE)
                .ifPresent(category -> jdbc.sql("""
                        with c as (
                            select q.school_id, q.id as squadron_id, coalesce(n.pupils, 0)::int as pupils
                            from honors.squadron q left join (select squadron_id, count(*) as pupils from honors.pupil
                                where left_on is null group by 1) n
                                on n.squadron_id = q.id)
                        select c.*, """ + COLLECTIVE_LADDER + " from c")
                        .params(parameters(round, category))
                        .query(rs -> {
                            int[] count = counts.computeIfAbsent(rs.getString("school_id"), school -> new int[3]);
                            count[1] += conditions
                                            .against(category.conditions(), collective(rs, round, category))
                                            .isEmpty()
                                    ? 1
                                    : 0;
                            count[2]++;
                        }));
        Map<String, Base> bases = new TreeMap<>();
        counts.forEach((school, count) -> bases.put(school, new Base(count[0], count[1], count[2])));
        return bases;
    }

    private Map<String, Object> parameters(CountyRound round, AwardCategory category) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("today", LocalDate.now(clock));
        parameters.put("bornFrom", round.bornFrom());
        parameters.put("bornUntil", round.bornUntil());
        parameters.put("kind", round.awardKind());
        parameters.put("year", round.schoolYear());
        parameters.put(
                "step", category.ladder() == null ? "" : category.ladder().kind());
        parameters.put(
                "stepFrom",
                category.ladder() == null
                        ? round.schoolYear()
                        : SchoolYear.parse(round.schoolYear())
                                .back(category.ladder().schoolYearsBack())
                                .toString());
        return parameters;
    }

    private static AwardFacts pupil(ResultSet rs, CountyRound round, AwardCategory category) throws SQLException {
        return new AwardFacts(
                1,
                rs.getInt("age"),
                (Boolean) rs.getObject("guardian_consent"),
                rs.getBoolean("gone"),
                rs.getBoolean("in_window"),
                step(rs, category),
                held(rs).contains(round.schoolYear()));
    }

    private static AwardFacts collective(ResultSet rs, CountyRound round, AwardCategory category) throws SQLException {
        return new AwardFacts(
                rs.getInt("pupils"), 0, null, false, true, step(rs, category), held(rs).contains(round.schoolYear()));
    }

    private static Step step(ResultSet rs, AwardCategory category) throws SQLException {
        if (category.ladder() == null) {
            return Step.NONE_NEEDED;
        }
        return rs.getObject("rests_on") != null
                ? Step.HELD
                : rs.getBoolean("step_revoked") ? Step.REVOKED : Step.MISSING;
    }

    private static List<String> held(ResultSet rs) throws SQLException {
        Array held = rs.getArray("held");
        return held == null ? List.of() : Arrays.asList((String[]) held.getArray());
    }

    private List<Refusal> reasons(CountyRound round, AwardCategory category, AwardFacts facts) {
        return conditions.against(category.conditions(), facts).stream()
                .map(reason -> Refusal.rule("countyaward.ineligible." + reason, args(reason, round, category)))
                .toList();
    }

    private Object[] args(String reason, CountyRound round, AwardCategory category) {
        return switch (reason) {
            case "too-young" -> new Object[] {properties.minimumAge()};
            case "too-old" -> new Object[] {properties.leavingAge()};
            case "outside-birth-window" -> new Object[] {month(round.bornFrom()), month(round.bornUntil())};
            case "ladder-missing" ->
                new Object[] {
                    SchoolYear.parse(round.schoolYear())
                            .back(category.ladder().schoolYearsBack())
                            .toString(),
                    round.schoolYear(),
                    stepName(category)
                };
            case "ladder-revoked" -> new Object[] {stepName(category)};
            case "already-held" -> new Object[] {round.schoolYear()};
            default -> new Object[0];
        };
    }

    private String stepName(AwardCategory category) {
        return kinds.find(category.ladder().kind()).map(AwardKind::name).orElse("");
    }

    private static String month(LocalDate day) {
        return day.getYear() + "-" + (day.getMonthValue() < 10 ? "0" : "") + day.getMonthValue();
    }
}
