package cn.redflower.people.account.slip;

import cn.redflower.people.organ.PostKind;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People with their accounts as slips are made for them. */
@Repository
class SlipHolders {

    private static final String SELECT = """
            select p.id as person_id, p.name, p.email is not null as has_mail, a.login, a.enabled,
                a.activated_at is not null as activated, s.expires_at as slip_until, f.organ_id, o.name as organ
            from honors.person p join honors.account a on a.person_id = p.id
                join lateral (select po.organ_id from honors.post po where po.person_id = p.id and po.until is null
                    order by po.id limit 1) f on true
                join honors.organ o on o.id = f.organ_id
                left join honors.activation_slip s on s.login = a.login and s.ended_at is null
                    and s.expires_at > now()
            where (:organ = '' or exists (select 1 from honors.post po
                    where po.person_id = p.id and po.until is null and po.organ_id = :organ))
                and (:school = '' or not exists (select 1 from honors.post po
                    where po.person_id = p.id and po.until is null
                        and (po.organ_id <> :school or po.kind = 'SCHOOL_CHAIR')))
            """;

    private final JdbcClient jdbc;

    SlipHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person with an account.
     *
     * @param organ of her first post
     * @param slipUntil until when her slip can be used; null if she has none
     */
    record Holder(
            long personId,
            String name,
            boolean hasMail,
            String login,
            boolean enabled,
            boolean activated,
            OffsetDateTime slipUntil,
            String organId,
            String organ) {}

    /** A post as a slip names it. @param squadron null for posts that have none */
    record Held(long personId, PostKind kind, String organ, String squadron) {}

    /**
     * By organ and login.
     *
     * @param organ whose people, empty for all
     * @param school empty, or the school whose chair asks: people with posts at no other organ, and no chairs
     */
    List<Holder> all(String organ, String school) {
        return jdbc.sql(SELECT + "order by length(f.organ_id), f.organ_id, a.login")
                .param("organ", organ)
                .param("school", school)
                .query(Holder.class)
                .list();
    }

    /** An organ with the number of its people who have set no password yet. */
    record Organ(String id, String name, int unused) {}

    /** Organs in which somebody has an account, the county's first. */
    List<Organ> organs() {
        return jdbc.sql("""
                        select o.id, o.name, count(distinct a.login) filter (
                            where a.enabled and a.activated_at is null) as unused
                        from honors.organ o join honors.post po on po.organ_id = o.id and po.until is null
                            join honors.account a on a.person_id = po.person_id
                        group by o.id, o.name, o.kind
                        order by case o.kind when 'SCHOOL_COMMITTEE' then 2 when 'TOWN_COMMITTEE' then 1
                            else 0 end, length(o.id), o.id""").query(Organ.class).list();
    }

    List<Held> posts(List<Long> people) {
        return jdbc.sql("""
                        select po.person_id, po.kind, o.name as organ, q.name as squadron
                        from honors.post po join honors.organ o on o.id = po.organ_id
                            left join honors.squadron q on q.id = po.squadron_id
                        where po.until is null and po.person_id = any (?) order by po.id""")
                .param(people.toArray(Long[]::new))
                .query(Held.class)
                .list();
    }
}
