package cn.redflower.people.county.setup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of the register, and the names of those who lack something. */
@Repository
class StateOfCounty {

    private final JdbcClient jdbc;

    StateOfCounty(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much there is. */
    record Counts(
            int towns,
            int communities,
            int schools,
            int squadrons,
            int people,
            int accounts,
            int unused,
            int unusedWithoutMail,
            int pupils) {}

    Counts counts() {
        return jdbc.sql("""
                        select (select count(*) from honors.organ where kind = 'TOWN_COMMITTEE') as towns,
                            (select count(*) from honors.organ where kind = 'COMMUNITY_COMMITTEE') as communities,
                            (select count(*) from honors.school) as schools,
                            (select count(*) from honors.squadron) as squadrons,
                            (select count(*) from honors.person) as people,
                            count(*) as accounts,
                            count(*) filter (where a.activated_at is null) as unused,
                            count(*) filter (where a.activated_at is null and p.email is null) as unused_without_mail,
                            (select count(*) from honors.pupil where left_on is null) as pupils
                        from honors.account a join honors.person p on p.id = a.person_id
                        where a.enabled""").query(Counts.class).single();
    }

    /** The county's organs in which nobody with an account has a post. */
    List<String> organsWithoutOfficers() {
        return names("""
                select o.name from honors.organ o
                where o.id in ('county', 'league', 'education') and not exists (select 1 from honors.post po
                    join honors.account a on a.person_id = po.person_id and a.enabled
                    where po.organ_id = o.id and po.until is null
                        and po.kind in ('COUNTY_OFFICER', 'LEAGUE_OFFICER', 'EDUCATION_OFFICER'))
                order by o.id""");
    }

    List<String> schoolsWithoutSquadrons() {
        return names("""
                select s.name from honors.school s
                where not exists (select 1 from honors.squadron q where q.school_id = s.id) order by s.id""");
    }

    /** @param kinds one of them is enough */
    List<String> schoolsWithout(String... kinds) {
        return jdbc.sql("""
                        select s.name from honors.school s
                        where not exists (select 1 from honors.post po
                            join honors.account a on a.person_id = po.person_id and a.enabled
                            where po.organ_id = s.id and po.until is null and po.kind = any (?))
                        order by s.id""").param(kinds).query(String.class).list();
    }

    /** Squadrons for which the brigade counselor has to stand in. */
    List<String> squadronsWithoutCounselor() {
        return names("""
                select s.name || q.name from honors.squadron q join honors.school s on s.id = q.school_id
                where not exists (select 1 from honors.post po
                    join honors.account a on a.person_id = po.person_id and a.enabled
                    where po.squadron_id = q.id and po.until is null and po.kind = 'SQUADRON_COUNSELOR')
                order by q.id""");
    }

    List<String> schoolsWithoutPupils() {
        return names("""
                select s.name from honors.school s
                where exists (select 1 from honors.squadron q where q.school_id = s.id)
                    and not exists (select 1 from honors.pupil p where p.school_id = s.id and p.left_on is null)
                order by s.id""");
    }

    /** Squadrons without a pupil in schools that have some. */
    List<String> squadronsWithoutPupils() {
        return names("""
                select s.name || q.name from honors.squadron q join honors.school s on s.id = q.school_id
                where not exists (select 1 from honors.pupil p where p.squadron_id = q.id and p.left_on is null)
                    and exists (select 1 from honors.pupil p where p.school_id = s.id and p.left_on is null)
                order by q.id""");
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
