package cn.redflower.people.pupil.register;

import cn.redflower.test.SmallCounty;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pupils of their own for tests of the register, beside those of {@link SmallCounty}, with numbers that begin with T.
 */
@TestComponent
public class RegisteredPupils {

    private final SmallCounty county;
    private final JdbcTemplate jdbc;

    RegisteredPupils(SmallCounty county, JdbcTemplate jdbc) {
        this.county = county;
        this.jdbc = jdbc;
    }

    /** Nobody but those of the county. */
    public void settle() {
        county.settle();
        remove();
    }

    /** Forgets those that tests have made. */
    public void remove() {
        jdbc.update("delete from honors.award where pupil_id in (select id from honors.pupil where number like 'T%')");
        jdbc.update("delete from honors.pupil where number like 'T%'");
        jdbc.update("delete from honors.squad where name like '试验%'");
        jdbc.execute("truncate honors.roster_import cascade");
    }

    /** A girl born in October 2017 who may be nominated for one star. */
    public long pupil(String squadronId, String number, String name) {
        return jdbc.queryForObject("""
                insert into honors.pupil (school_id, squadron_id, number, name, sex, birth_month, joined_month,
                    guardian_consent, publication_consent, basic_badges)
                values (left(?, 4), ?, ?, ?, 'F', '2017-10-01', '2024-06-01', true, true,
                    '{1,0,0,0,1,0,0,0,1,0,0,0}') returning id""", Long.class, squadronId, squadronId, number, name);
    }

    /** One star of last school year. */
    public void award(long pupilId) {
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by, awarded_on, case_id, row_ref)
                select gen_random_uuid(), 'T-' || id, 'one-star', 'INDIVIDUAL', id, squadron_id, school_id,
                    '2025-2026', school_id, '2026-06-01', 'T-case', id::text
                from honors.pupil where id = ?""", pupilId);
    }
}
