package cn.redflower.demo.county;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.people.organ.SchoolYear;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one-star badges that the schools gave in the school year before, with their certificates: without them nobody
 * could be nominated for two stars ({@code domain.md} §2). In each school 30 % of those who could have had one, and of
 * the squadrons; who was in another school or none then (first and seventh grade) has none.
 */
@Component
@Profile("demo")
class LastYearsStars {

    private static final String ONE_STAR = "one-star";

    private final JdbcClient jdbc;
    private final AwardKinds kinds;

    LastYearsStars(JdbcClient jdbc, AwardKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    /** Gives them to the pupils and squadrons that are there, the same ones every time. */
    void award(SchoolYear current) {
        AwardKind star = kinds.find(ONE_STAR).orElseThrow();
        jdbc.sql("""
                        with drawn as (
                            select p.id as pupil_id, p.squadron_id, q.school_id, q.ordinal, p.number, p.name,
                                p.publication_consent,
                                   row_number() over (partition by p.school_id
                                       order by md5(p.number)) as lot, count(*) over (partition by p.school_id) as
                                       candidates
                            from honors.pupil p join honors.squadron q on q.id = p.squadron_id
                            where q.grade not in (1, 7) and p.guardian_consent and p.joined_month < :on
                                and 0 < (select sum(n) from unnest(p.basic_badges[1\\:4]) n) and 0 < (select sum(n)
                                    from unnest(p.basic_badges[5\\:8]) n)
                                and 0 < (select sum(n) from unnest(p.basic_badges[9\\:12]) n)
                            union all
                            select null, q.id, q.school_id, q.ordinal, null, q.name, true,
                                   row_number() over (partition by q.school_id
                                       order by md5(q.id)), count(*) over (partition by q.school_id)
                            from honors.squadron q
                            where q.grade not in (1, 7) and exists (select 1 from honors.pupil p
                                where p.squadron_id = q.id)),
                        numbered as (
                            select d.*, c.name as school_name, q.name as squadron_name, gen_random_uuid() as id,
                                md5(:kind || :year || d.school_id)::uuid::text as case_id,
                                   :series || '-' || upper(d.school_id) || '-' || lpad((row_number() over (
                                       partition by d.school_id
                                       order by d.pupil_id is null, d.ordinal, d.number))::text, 5, '0') as certificate
                            from drawn d join honors.school c on c.id = d.school_id
                                join honors.squadron q on q.id = d.squadron_id
                            where d.lot <= greatest(1, d.candidates * 30 / 100)),
                        printed as (
                            insert into honors.certificate (number, code, kind, award_kind, award, holder_name,
                                school_id, school_name, squadron_name, school_year,
                                issuer_id, issuer_names, issued_on, publication_consent, case_id, ref, on_paper)
                            select certificate, replace(gen_random_uuid()::text, '-', ''), case
                                when pupil_id is null then 'COLLECTIVE' else 'INDIVIDUAL' end, :kind, :award,
                                name, school_id, school_name, squadron_name, :year, school_id,
                                    array[school_name || '少工委'], :on, publication_consent, case_id,
                                coalesce(pupil_id::text, squadron_id), true
                            from numbered)
                        insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id,
                            school_id, school_year, awarded_by, awarded_on, case_id, row_ref)
                        select id, certificate, :kind, case when pupil_id is null then 'COLLECTIVE'
                            else 'INDIVIDUAL' end, pupil_id, squadron_id, school_id, :year, school_id, :on,
                            case_id, coalesce(pupil_id::text, squadron_id)
                        from numbered""")
                .param("kind", ONE_STAR)
                .param("award", star.name())
                .param("series", star.series() + "-" + (current.from() - 1))
                .param("year", (current.from() - 1) + "-" + current.from())
                .param("on", LocalDate.of(current.from(), 5, 20))
                .update();
        jdbc.sql("""
                        insert into honors.certificate_series (series, last_number)
                        select left(certificate_number, -6), count(*) from honors.award where kind = :kind
                            group by 1""").param("kind", ONE_STAR).update();
    }
}
