package cn.redflower.honours.countyround;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A round's progress and awards as sheets: as much as the reader sees on the page, and on record. */
@IntegrationTest
class SheetsOfRoundsTest {

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    Http http;
    UUID round;

    @BeforeEach
    void a_round_has_awarded() {
        http = new Http(port);
        county.settle();
        county.withoutRounds();
        round = UUID.randomUUID();
        jdbc.update("""
                insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at, born_from,
                    born_until,
                    individual_places, collective_places, signers, signing_days, notice_days, contact_name, drafted_by,
                        drafted_at, opened_at)
                values (?, 'little-red-flower', '2026-2027', 'AWARDED', current_date, now(), '2012-09-01', '2020-08-01',
                    9, 9,
                    '{league,county}', 3, 5, '王老师', 'county9', now(), now())""", round);
        jdbc.update("""
                insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                    individual_places, collective_base,
                    collective_places, closes_at, submissions)
                select gen_random_uuid(), ?, s, 'CLOSED', 9, 7, 2, 1, '2026-12-01T00:00:00+08:00', 1
                    from unnest(array['s901', 's902']) s""", round);
        jdbc.update("update honors.pupil set name = '=1+1' where number = '901101'");
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, pupil_id, squadron_id, school_id,
                    school_year, awarded_by,
                    awarded_on, case_id, row_ref)
                select gen_random_uuid(), 'X-' || lpad((i * 1000000 + p.id)::text, 12, '0'), 'little-red-flower',
                    'INDIVIDUAL', p.id, p.squadron_id,
                    p.school_id, 'Y' || i, 'county', '2026-11-24', ?, p.id || '-' || i
                from honors.pupil p cross join generate_series(1, 30) i
                    where p.school_id in ('s901', 's902')""", round.toString());
    }

    @AfterEach
    void as_it_was() {
        jdbc.update("update honors.pupil set name = '甲小1' where number = '901101'");
        county.withoutRounds();
    }

    @Test
    void the_awards_are_a_sheet_of_those_schools_that_the_reader_sees() throws Exception {
        int all = jdbc.queryForObject(
                "select count(*)::int from honors.award where case_id = ?", Integer.class, round.toString());
        List<Row> rows = rows("county9", "awards.xlsx");
        assertThat(rows).hasSize(all + 1).hasSizeGreaterThan(1000);
        assertThat(rows.get(0).getCellText(0)).isEqualTo("证书编号");
        assertThat(rows.stream().skip(1).map(row -> row.getCellText(0)))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(rows.stream().filter(row -> row.getCellText(3).equals("=1+1")))
                .as("a name, no formula")
                .hasSize(30)
                .allMatch(row -> row.getCell(3).getFormula() == null);
        assertThat(rows("s902chair", "awards.xlsx").stream()
                        .skip(1)
                        .map(row -> row.getCellText(5))
                        .distinct())
                .containsExactly("测试二小");
        assertThat(http.download("s901q01", path("awards.xlsx")).statusCode()).isEqualTo(404);
        assertThat(jdbc.queryForList(
                        "select distinct login from honors.audit_entry where action = 'pupils.exported' and subject = "
                                + "?",
                        String.class,
                        round.toString()))
                .containsExactlyInAnyOrder("county9", "s902chair");
    }

    @Test
    void the_progress_is_a_sheet_of_figures_that_can_be_added_up() throws Exception {
        List<Row> rows = rows("county9", "progress.xlsx");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getCellText(0) + rows.get(0).getCellText(13)).isEqualTo("学校颁发");
        assertThat(IntStream.range(8, 13).mapToObj(rows.get(0)::getCellText))
                .as("as the page calls them")
                .containsExactly("通过", "退回", "不通过", "未审", "已删去");
        assertThat(rows.get(1).getCellText(3)).as("the last day").isEqualTo("2026-11-30");
        assertThat(rows.get(1).getCellAsNumber(5))
                .get()
                .extracting(Number::intValue)
                .isEqualTo(7);
    }

    private String path(String sheet) {
        return "/api/county-awards/rounds/" + round + "/" + sheet;
    }

    private List<Row> rows(String login, String sheet) throws Exception {
        HttpResponse<byte[]> answer = http.download(login, path(sheet));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            return book.getFirstSheet().read();
        }
    }
}
