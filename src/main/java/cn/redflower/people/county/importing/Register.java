package cn.redflower.people.county.importing;

import cn.redflower.people.county.workbook.Registered;
import cn.redflower.people.county.workbook.Registered.Held;
import cn.redflower.people.county.workbook.Registered.Organ;
import cn.redflower.people.county.workbook.Registered.Person;
import cn.redflower.people.county.workbook.Registered.Squadron;
import cn.redflower.people.organ.PostKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The county's organs, squadrons and adults as they are now, for a workbook to be compared with. */
@Repository
class Register {

    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Registered read() {
        return new Registered(
                jdbc.sql("""
                        select o.id, o.kind, coalesce(s.name, o.name) as name, o.parent_id,
                            o.closed_on is not null as closed
                        from honors.organ o left join honors.school s on s.id = o.id
                        order by o.id""").query(Organ.class).list(),
                jdbc.sql("""
                        select id, school_id, ordinal, name, grade from honors.squadron
                        order by id""").query(Squadron.class).list(),
                jdbc.sql("""
                        select p.id, p.name, p.email, a.login
                        from honors.person p left join honors.account a on a.person_id = p.id
                        order by p.id""").query(Person.class).list(),
                jdbc.sql("""
                        select person_id, kind, organ_id, squadron_id from honors.post
                        where until is null order by id""")
                        .query((row, i) -> new Held(
                                row.getLong(1), PostKind.valueOf(row.getString(2)), row.getString(3), row.getString(4)))
                        .list());
    }

    /** Until the transaction ends nobody else brings in a workbook. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('county workbook'))").query(row -> {});
    }
}
