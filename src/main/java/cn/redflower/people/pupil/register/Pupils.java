package cn.redflower.people.pupil.register;

import cn.redflower.people.pupil.roster.ReadingPupil.Read;
import cn.redflower.platform.names.SearchText;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pupils of the register, one by one. */
@Repository
public class Pupils {

    private static final String FROM = """
            \sfrom honors.pupil p join honors.school s on s.id = p.school_id
                join honors.squadron q on q.id = p.squadron_id
                left join honors.squad d on d.id = p.squad_id
                left join honors.pupil_transfer t on t.pupil_id = p.id and t.status = 'WAITING'
                left join honors.school w on w.id = t.to_school\s""";
    private static final String SELECT = """
            select p.id, p.school_id, s.name as school, p.squadron_id, q.name as squadron, q.grade, d.name as squad,
                p.number, p.name, p.sex, p.birth_month, p.joined_month, p.guardian_consent, p.publication_consent,
                array_to_string(p.basic_badges, ',') as basic_badges, p.left_on,
                case when p.left_on is not null then p.left_reason end as left_reason, md5(p::text) as version,
                t.id as transfer_id, w.name as to_school""" + FROM;
    private static final String WANTED = """
            where (:everywhere or p.school_id in (:schools) or p.squadron_id in (:squadrons))
              and (:school = '' or p.school_id = :school)
              and (:squadron = '' or p.squadron_id = :squadron)
              and (:text = '' or\s""" + SearchText.in("p.name") + """
            \silike :like or p.number ilike :like)
              and case :state when 'HERE' then p.left_on is null when 'WAITING' then t.id is not null
                  when 'LEFT' then p.left_on is not null and t.id is null else true end\s""";

    private final JdbcClient jdbc;

    Pupils(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of those who were looked for. @param total of all pages */
    record Found(long total, int page, int size, List<Pupil> pupils) {

        public int pages() {
            return (int) Math.max(1, (total + size - 1) / size);
        }
    }

    Found search(PupilAccess.Scope scope, PupilSearch search) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("everywhere", scope.everywhere());
        wanted.put("schools", some(scope.schools()));
        wanted.put("squadrons", some(scope.squadrons()));
        wanted.put("school", search.school());
        wanted.put("squadron", search.squadron());
        wanted.put("text", SearchText.of(search.text()).text());
        wanted.put("like", SearchText.of(search.text()).like());
        wanted.put("state", search.state().name());
        long total = jdbc.sql("select count(*)" + FROM + WANTED)
                .params(wanted)
                .query(Long.class)
                .single();
        int pages = (int) Math.max(1, (total + search.size() - 1) / search.size());
        int page = Math.min(Math.max(search.page(), 1), pages);
        List<Pupil> pupils = jdbc.sql(
                        SELECT + WANTED + "order by p.school_id, q.ordinal, p.number limit :size offset :offset")
                .params(wanted)
                .param("size", search.size())
                .param("offset", (long) (page - 1) * search.size())
                .query(Pupil.class)
                .list();
        return new Found(total, page, search.size(), pupils);
    }

    /** An empty list is none in SQL. */
    private static Collection<String> some(Collection<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }

    public Optional<Pupil> find(long id) {
        return jdbc.sql(SELECT + "where p.id = ?").param(id).query(Pupil.class).optional();
    }

    /** Keeps the registers of schools as they are, for everybody else, until the transaction ends. */
    public void lock(Collection<String> schoolIds) {
        jdbc.sql("select id from honors.school where id in (:schools) order by id for no key update")
                .param("schools", schoolIds)
                .query(String.class)
                .list();
    }

    /** Who has a number at a school, also one who has left. */
    public Optional<Pupil> withNumber(String schoolId, String number) {
        return jdbc.sql(SELECT + "where p.school_id = ? and p.number = ?")
                .params(schoolId, number)
                .query(Pupil.class)
                .optional();
    }

    /** Who is at a school and has the same name and birth month. */
    public List<Pupil> namesakes(String schoolId, String name, LocalDate birthMonth) {
        return jdbc.sql(SELECT + "where p.school_id = ? and p.birth_month = ? and " + SearchText.in("p.name") + " = "
                        + SearchText.in("?") + " and p.left_on is null order by p.number")
                .params(schoolId, birthMonth, name)
                .query(Pupil.class)
                .list();
    }

    /** Who has been handed over to a school, waits, and has that name and birth month. */
    List<Pupil> waitingFor(String schoolId, String name, LocalDate birthMonth) {
        return jdbc.sql(SELECT + "where t.to_school = ? and p.birth_month = ? and " + SearchText.in("p.name") + " = "
                        + SearchText.in("?"))
                .params(schoolId, birthMonth, name)
                .query(Pupil.class)
                .list();
    }

    /** A number that nobody at the school has: the next after the largest of the usual length. */
    public String freeNumber(String schoolId) {
        return jdbc.sql("""
                        with numbers as (
                            select number from honors.pupil where school_id = :school and number ~ '^[0-9]{1,15}$')
                        select lpad((max(number::bigint) + 1)::text, max(length(number)), '0')
                        from numbers
                        where length(number) = (select mode() within group (order by length(number)) from numbers)""")
                .param("school", schoolId)
                .query(String.class)
                .optional()
                .orElse("1");
    }

    /** The names of a school's squads, for the choice. */
    List<String> squads(String schoolId) {
        return jdbc.sql("select distinct d.name from honors.squad d join honors.squadron q on q.id = d.squadron_id "
                        + "where q.school_id = ? order by 1")
                .param(schoolId)
                .query(String.class)
                .list();
    }

    long add(String schoolId, String squadronId, Read read) {
        return jdbc.sql("""
                        insert into honors.pupil (school_id, squadron_id, squad_id, number, name, sex, birth_month,
                            joined_month, guardian_consent, publication_consent, basic_badges)
                        values (:school, :squadron, :squad, :number, :name, :sex, :birth, :joined, :guardian,
                            :publication, array_fill(0::smallint, array[12])) returning id""")
                .param("school", schoolId)
                .params(values(squadronId, read))
                .query(Long.class)
                .single();
    }

    void correct(long id, String squadronId, Read read) {
        jdbc.sql("""
                        update honors.pupil set squadron_id = :squadron, squad_id = :squad, number = :number,
                            name = :name, sex = :sex, birth_month = :birth, joined_month = :joined,
                            guardian_consent = :guardian, publication_consent = :publication
                        where id = :id""").param("id", id).params(values(squadronId, read)).update();
    }

    private Map<String, Object> values(String squadronId, Read read) {
        Map<String, Object> values = new HashMap<>();
        values.put("squadron", squadronId);
        values.put("squad", squad(squadronId, read.squad()));
        values.put("number", read.number());
        values.put("name", read.name());
        values.put("sex", read.sex() == null ? null : read.sex().name());
        values.put("birth", read.birth().atDay(1));
        YearMonth joined = read.joined();
        values.put("joined", joined == null ? null : joined.atDay(1));
        values.put("guardian", read.guardianConsent());
        values.put("publication", Boolean.TRUE.equals(read.publicationConsent()));
        return values;
    }

    /** The id of a squad, which is made if the squadron has none of that name. */
    private String squad(String squadronId, String name) {
        if (name == null) {
            return null;
        }
        return jdbc.sql("select id from honors.squad where squadron_id = ? and name = ?")
                .params(squadronId, name)
                .query(String.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                                insert into honors.squad (id, squadron_id, ordinal, name)
                                select :squadron || 'x' || n.ordinal, :squadron, n.ordinal, :name
                                from (select coalesce(max(ordinal), 0) + 1 as ordinal from honors.squad
                                    where squadron_id = :squadron) n returning id""")
                        .param("squadron", squadronId)
                        .param("name", name)
                        .query(String.class)
                        .single());
    }

    /** Marks her as left, or with nulls as here again. */
    public void left(long id, LocalDate on, LeftReason reason) {
        jdbc.sql("update honors.pupil set left_on = ?, left_reason = ? where id = ?")
                .param(1, on, Types.DATE)
                .param(2, reason == null ? null : reason.name(), Types.VARCHAR)
                .param(3, id)
                .update();
    }

    /** Moves her to another school, where she is from now on. */
    public void move(long id, String schoolId, String squadronId, String number) {
        jdbc.sql("""
                        update honors.pupil set school_id = ?, squadron_id = ?, squad_id = null, number = ?,
                            left_on = null, left_reason = null
                        where id = ?""").params(schoolId, squadronId, number, id).update();
    }
}
