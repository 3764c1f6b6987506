package cn.redflower.honours.countyround.screening;

/**
 * What speaks for a second look at a row. Each is a look into other rows of the tables, written for a row {@code x} of
 * the list; its details say in which round, at which school, in which year.
 */
enum Flag {
    /** The same pupil or collective stands in another round of the year that still runs. */
    OTHER_ROUND("""
            honors.county_nominee o join honors.county_round r on r.id = o.round_id
            where o.subject = x.subject and o.round_id <> x.round_id and r.school_year = :year
                and r.status in ('OPENING', 'NOMINATING', 'SIGNING', 'NOTICE', 'ISSUING')
                    and o.school_decision is distinct from 'REFUSED'
                and o.screening is distinct from 'REJECTED' and o.struck_reason is null""", "r.award_kind"),
    /** A pupil of the same name and month of birth is nominated by another school: perhaps one who changed schools. */
    NAMESAKE("""
            honors.pupil p2 join honors.county_nominee o on o.pupil_id = p2.id and o.round_id = x.round_id
                join honors.school c2 on c2.id = o.school_id
            where p2.name = x.name and p2.birth_month = x.birth_month and o.school_id <> x.school_id""", "c2.name"),
    /** A squadron and its brigade as a whole. */
    BRIGADE_TOO("""
            honors.county_nominee o join honors.school c2 on c2.id = o.school_id
                left join honors.squadron q2 on q2.id = o.squadron_id
            where x.kind = 'COLLECTIVE' and o.nomination_id = x.nomination_id and o.kind = 'COLLECTIVE'
                and o.school_decision = 'APPROVED'
                and (o.squadron_id is null) <> (x.squadron_id is null)""", "coalesce(q2.name, c2.name)"),
    /** Holds the same award already. */
    HOLDS("""
            (select a.school_year from honors.award a
                where a.pupil_id = x.pupil_id and a.kind = :kind and a.status = 'VALID'
             union all
             select a.school_year from honors.award a where x.kind = 'COLLECTIVE' and a.squadron_id = x.squadron_id
                 and a.holder = 'COLLECTIVE'
                and a.kind = :kind and a.status = 'VALID'
             union all
             select a.school_year from honors.award a where x.kind = 'COLLECTIVE' and x.squadron_id is null
                 and a.squadron_id is null
                and a.school_id = x.school_id and a.holder = 'COLLECTIVE' and a.kind = :kind
                    and a.status = 'VALID') h""", "h.school_year"),
    /** Was rejected, struck or not awarded in another round of the year. */
    FAILED_BEFORE(
            """
            honors.county_nominee o join honors.county_round r on r.id = o.round_id
            where o.subject = x.subject and o.round_id <> x.round_id and r.school_year = :year
                and r.status not in ('DRAFT', 'DISCARDED', 'CANCELLED')
                and (o.screening = 'REJECTED' or o.struck_reason is not null
                    or o.not_awarded_reason is not null)
            """, "r.award_kind || '|' || coalesce(o.not_awarded_reason, o.struck_reason, o.screening_remark, '')"),
    /** Came back from the school after it had been returned; the detail is what the county wrote. */
    CORRECTED("""
            honors.county_row_event e
            where e.nominee_id = x.id and e.action = 'RETURN' and x.submissions > 1
                and x.screening is distinct from 'RETURNED'""", "coalesce(e.reason, '')");

    private final String from;
    private final String detail;

    Flag(String from, String detail) {
        this.from = from;
        this.detail = detail;
    }

    /** Whether it holds for row {@code x}. */
    String condition() {
        return "exists (select 1 from " + from + ")";
    }

    /** Its details for row {@code x}, as an array of texts. */
    String details() {
        return "array(select distinct " + detail + " from " + from + ")";
    }
}
