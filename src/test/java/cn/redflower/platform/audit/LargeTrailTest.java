package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Scale;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page costs the same whatever the trail has grown to: what the database touches is counted, not the time. */
class LargeTrailTest {

    private static final int MANY = Scale.of(400_000, 100_000);
    private static final Pattern TOUCHED = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    @Test
    void every_filter_reads_a_few_pages_of_the_database() {
        AuditDatabase database = new AuditDatabase();
        database.jdbc.update("""
                insert into honors.audit_entry (number, at, login, address, action, organ, subject, outcome, detail,
                    previous, hash)
                select n, timestamptz '2026-01-01 00:00+08' + n * interval '30 seconds', case when n % 5 = 0 then null
                    else 's' || n % 300 end, '10.0.0.1',
                       case when n % 1000 = 0 then 'roster.confirmed'
                           else 'pupils.seen' end, 's' || n % 75, 'case ' || n, case when n % 500 = 0 then 'REFUSED'
                           else 'DONE' end,
                       null, sha256(n::text::bytea), sha256(n::text::bytea)
                from generate_series(1, ?) n""", MANY);
        database.jdbc.execute("vacuum analyze honors.audit_entry");
        String first = "order by e.at desc, e.number desc limit 50";
        for (String where : List.of(
                "",
                "where e.login = 's7'",
                "where e.action = 'roster.confirmed'",
                "where e.organ = 's3'",
                "where e.outcome = 'REFUSED'",
                "where e.at >= '2026-01-02' and e.at < '2026-01-03'",
                "where e.at < '2026-01-01 12:00+08' and e.login = 's7'",
                "where (e.at, e.number) < (timestamptz '2026-01-03 00:00+08', 5760)",
                "where e.at < '2026-01-03' and e.outcome = 'REFUSED'",
                "where e.action = 'pupils.seen' and e.login = 's7'")) {
            assertThat(touched(database, "select e.* from honors.audit_entry e " + where + " " + first))
                    .as(where)
                    .isLessThan(1_000);
        }
        assertThat(new AuditEntries(database.jdbc)
                        .page(AuditFilter.NONE, 5_760L, 50)
                        .orThrow())
                .hasSize(50)
                .first()
                .extracting(AuditEntries.Listed::number)
                .isEqualTo(5_759L);
        assertThat(touched(database, "select * from honors.audit_chain_end(1)")).isLessThan(1_000);
    }

    private static int touched(AuditDatabase database, String query) {
        String plan =
                String.join("\n", database.jdbc.queryForList("explain (analyze, buffers) " + query, String.class));
        Matcher buffers = TOUCHED.matcher(plan);
        assertThat(buffers.find()).as(plan).isTrue();
        int all = Integer.parseInt(buffers.group(1))
                + (buffers.group(2) == null ? 0 : Integer.parseInt(buffers.group(2)));
        return all;
    }
}
