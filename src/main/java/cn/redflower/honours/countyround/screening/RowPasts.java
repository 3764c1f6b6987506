package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.people.pupil.BasicBadge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a few rows bring with them: badges, earlier awards with their numbers, and the record of what was done with
 * them.
 */
@Repository
class RowPasts {

    private final JdbcClient jdbc;
    private final CountyNominees nominees;
    private final AwardKinds kinds;

    RowPasts(JdbcClient jdbc, CountyNominees nominees, AwardKinds kinds) {
        this.jdbc = jdbc;
        this.nominees = nominees;
        this.kinds = kinds;
    }

    record Badge(String name, int count) {}

    /** @param valid false: revoked */
    record Held(String award, String schoolYear, String number, boolean valid) {}

    /** A file that supports the recommendation. */
    record Evidence(UUID documentId, String filename, int size) {}

    record Past(
            List<Badge> badges, List<Held> awards, List<Evidence> evidence, List<CountyNominees.Recorded> history) {}

    private record File(long id, UUID documentId, String filename, int size) {}

    private record Award(long id, String kind, String schoolYear, String number, boolean valid) {}

    private record Count(long id, int ordinal, int count) {}

    Map<Long, Past> of(List<ListedRow> rows) {
        Long[] ids = rows.stream().map(ListedRow::id).toArray(Long[]::new);
        List<Award> awards = jdbc.sql("""
                        select n.id, a.kind, a.school_year, a.certificate_number as number, a.status = 'VALID' as valid
                        from honors.county_nominee n join honors.award a on a.pupil_id = n.pupil_id
                            or n.kind = 'COLLECTIVE' and a.holder = 'COLLECTIVE'
                            and a.school_id = n.school_id and a.squadron_id is not distinct from n.squadron_id
                        where n.id = any (?) order by a.school_year,
                            a.certificate_number""").param(ids).query(Award.class).list();
        List<Count> badges = jdbc.sql("""
                        select n.id, (b.ordinal - 1)::int as ordinal, b.count::int as count from honors.county_nominee n
                            join honors.pupil p on p.id = n.pupil_id,
                            unnest(p.basic_badges) with ordinality as b (count, ordinal)
                        where n.id = any (?) and b.count > 0 order by n.id,
                            b.ordinal""").param(ids).query(Count.class).list();
        List<File> files = jdbc.sql("""
                        select e.nominee_id as id, d.id as document_id, d.filename, d.size from honors.county_evidence e
                            join honors.document d on d.id = e.document_id
                        where e.nominee_id = any (?) order by d.stored_at,
                            d.filename""").param(ids).query(File.class).list();
        Map<Long, Past> pasts = new HashMap<>();
        rows.forEach(row -> pasts.put(
                row.id(),
                new Past(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), nominees.recordOf(row.id()))));
        awards.forEach(a -> pasts.get(a.id())
                .awards()
                .add(new Held(
                        kinds.find(a.kind()).map(AwardKind::name).orElse(a.kind()),
                        a.schoolYear(),
                        a.number(),
                        a.valid())));
        badges.forEach(b -> pasts.get(b.id()).badges().add(new Badge(name(b.ordinal()), b.count())));
        files.forEach(f -> pasts.get(f.id()).evidence().add(new Evidence(f.documentId(), f.filename(), f.size())));
        return pasts;
    }

    private static String name(int ordinal) {
        return BasicBadge.values()[ordinal].chineseName();
    }
}
