package cn.redflower.demo.clock;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The days that a tour waits for: when squadrons and schools have to be done, and when notices are over; the next ones
 * first.
 */
@Component
@Profile("demo")
class OpenDeadlines {

    private static final int MOST = 6;

    private final JdbcClient jdbc;
    private final AwardKinds kinds;
    private final Clock clock;

    OpenDeadlines(JdbcClient jdbc, AwardKinds kinds, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** What ends then. */
    enum What {
        SQUADRONS,
        SCHOOLS,
        NOTICE
    }

    /**
     * A moment that somebody waits for.
     *
     * @param title of a notice; of rounds the award and the school year
     */
    record Deadline(What what, String title, OffsetDateTime at) {}

    List<Deadline> next() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        select 'SQUADRONS' as what, 'one-star' as kind, r.school_year as title,
                            r.nomination_deadline as at from honors.one_star_round r
                        where r.nomination_deadline > :now
                            and exists (select 1 from honors.evaluation e
                                where e.round_id = r.id and e.status in ('OPENING', 'NOMINATING'))
                        union select 'SCHOOLS', r.award_kind, r.school_year, n.closes_at
                        from honors.school_nomination n join honors.county_round r on r.id = n.round_id
                        where n.closes_at > :now and n.status in ('WAITING', 'PREPARING', 'DECIDING', 'RETURNED')
                        union select 'NOTICE', null, n.title, (n.ends_on + 1)::timestamp at time zone :zone
                            from honors.notice n
                        where n.status = 'PUBLISHED' and (n.ends_on + 1)::timestamp at time zone :zone > :now
                        order by at, what, title limit :most""")
                .param("now", now)
                .param("zone", clock.getZone().getId())
                .param("most", MOST)
                .query((rs, i) -> new Deadline(
                        What.valueOf(rs.getString("what")),
                        title(rs.getString("kind"), rs.getString("title")),
                        rs.getObject("at", OffsetDateTime.class)
                                .atZoneSameInstant(clock.getZone())
                                .toOffsetDateTime()))
                .list();
    }

    private String title(String kind, String title) {
        return kind == null ? title : kinds.find(kind).map(AwardKind::shortName).orElse(kind) + " " + title;
    }
}
