package cn.redflower.web;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** One of each thing that an address of ours can name, all of school {@code s901}. */
@TestComponent
class SchoolThings {

    private final SmallCounty county;
    private final JdbcTemplate jdbc;
    private final AdjustableClock clock;

    SchoolThings(SmallCounty county, JdbcTemplate jdbc, AdjustableClock clock) {
        this.county = county;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the placeholders of the table's paths stand for: things of school s901. */
    Map<String, String> ofSchool901(Http http) throws IOException {
        county.settle();
        county.withoutRounds();
        jdbc.update("delete from honors.objection_draft where objection_id in (select id from honors.objection where "
                + "receipt = 'R-901-1')");
        jdbc.update("delete from honors.objection where receipt = 'R-901-1'");
        jdbc.update(
                "insert into honors.organ (id, kind, name, parent_id) values ('town92', 'TOWN_COMMITTEE', '另一镇少工委', "
                        + "'county') on conflict do nothing");
        Long officer =
                jdbc.queryForObject("insert into honors.person (name) values ('town8老师') returning id", Long.class);
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values ('town8', ?, '{noop}demo') on "
                        + "conflict (login) do update set person_id = excluded.person_id",
                officer);
        jdbc.update(
                "insert into honors.post (person_id, kind, organ_id, since) values (?, 'TOWN_OFFICER', 'town92', "
                        + "'2026-09-01')",
                officer);
        county.synchronize();
        String evaluation = http.call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "nominationDeadline",
                                LocalDate.now(clock).plusDays(20).toString(),
                                "schools",
                                List.of("s901")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        HttpResponse<String> uploaded = http.raw(
                "s901brigade",
                "POST",
                "/api/rosters",
                "multipart/form-data; boundary=b",
                ("--b~Content-Disposition: form-data; name=\"file\"; "
                                + "filename=\"r.csv\"~~年级,中队,学号,姓名,性别,出生年月~三年级,三(1)中队,901101,甲小1,女,2017-10~--b--~")
                        .replace("~", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        String roster = new ObjectMapper().readTree(uploaded.body()).at("/id").asText();
        HttpResponse<String> workbook = http.raw(
                "admin9",
                "POST",
                "/api/county/imports",
                "multipart/form-data; boundary=b",
                "--b~Content-Disposition: form-data; name=\"file\"; filename=\"c.csv\"~~类别,名称~学校,测试三小~--b--~"
                        .replace("~", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        String countyImport =
                new ObjectMapper().readTree(workbook.body()).at("/id").asText();
        UUID notice = UUID.randomUUID();
        UUID objection = UUID.randomUUID();
        objectionToNotice(notice, objection);
        UUID round = UUID.randomUUID();
        countyRound(round);
        UUID nomination =
                jdbc.queryForObject("select id from honors.school_nomination where round_id = ?", UUID.class, round);
        UUID document = UUID.randomUUID();
        Long row = countyRow(nomination, document);
        UUID signing = UUID.randomUUID();
        signing(signing);
        certificate(round);
        UUID award = UUID.randomUUID();
        UUID revocation = UUID.randomUUID();
        UUID file = UUID.randomUUID();
        revocation(award, revocation, file);
        prints(List.of(round.toString(), evaluation));
        UUID repair = UUID.randomUUID();
        jdbc.update("""
                insert into honors.case_repair (id, case_id, process_key, organ_id, school_id, kind, tokens, reason,
                    requested_by, requested_name, requested_at, status)
                values (?, ?, 'one-star-evaluation', 's901', 's901', 'END', 'moved since', '流程停住', 'admin9', 'admin9老师',
                    now(), 'OPEN')""", repair, evaluation);
        Long pupil = jdbc.queryForObject("select min(id) from honors.pupil where squadron_id = 's901q01'", Long.class);
        UUID transfer = onTheWay();
        Long leaving =
                jdbc.queryForObject("insert into honors.person (name) values ('leaving9老师') returning id", Long.class);
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values ('leaving9', ?, '{noop}demo') on "
                        + "conflict (login) do update set person_id = excluded.person_id, enabled = true",
                leaving);
        Long post = jdbc.queryForObject(
                "insert into honors.post (person_id, kind, organ_id, since) values (?, 'SCHOOL_COMMITTEE_MEMBER', "
                        + "'s902', '2026-09-01') returning id",
                Long.class,
                leaving);
        return Map.ofEntries(
                Map.entry("tasks/{id}", "tasks/" + finishedTask()),
                Map.entry("evaluations/{id}", "evaluations/" + evaluation),
                Map.entry("one-star/{id}", "one-star/" + evaluation),
                Map.entry("rosters/{id}", "rosters/" + roster),
                Map.entry("county/imports/{id}", "county/imports/" + countyImport),
                Map.entry("county/import/{id}", "county/import/" + countyImport),
                Map.entry("objections/{id}", "objections/" + objection),
                Map.entry("{squadronId}", "s901q01"),
                Map.entry("{pupilId}", pupil.toString()),
                Map.entry("{transferId}", transfer.toString()),
                Map.entry("{slug}", slug(notice)),
                Map.entry("notices/{id}", "notices/" + slug(notice)),
                Map.entry("{year}", "2026"),
                Map.entry("{receipt}", "R-901-1"),
                Map.entry("{name}", "roster"),
                Map.entry("{login}", "s901q01"),
                Map.entry("kinship/{id}", "kinship/0"),
                Map.entry("sessions/{id}", "sessions/0"),
                Map.entry("{person}", leaving.toString()),
                Map.entry("{post}", post.toString()),
                Map.entry("{action}", "unlock"),
                Map.entry("{school}", "s901"),
                Map.entry("{unit}", "s901"),
                Map.entry("{token}", "A".repeat(43)),
                Map.entry("county-awards/rounds/{id}", "county-awards/rounds/" + round),
                Map.entry("{roundId}", round.toString()),
                Map.entry("{schoolId}", "s901"),
                Map.entry("nominations/{id}", "nominations/" + nomination),
                Map.entry("{rowId}", row.toString()),
                Map.entry("{documentId}", document.toString()),
                Map.entry("signings/{id}", "signings/" + signing),
                Map.entry("{organ}", "league"),
                Map.entry("{ref}", "1"),
                Map.entry("{code}", "C".repeat(22)),
                Map.entry("{kind}", "two-star"),
                Map.entry("{thumbprint}", badgeKey(http)),
                Map.entry("rounds/{id}", "rounds/" + round),
                Map.entry("county-awards/{id}", "county-awards/" + round),
                Map.entry("revocations/{id}", "revocations/" + revocation),
                Map.entry("repairs/{id}", "repairs/" + repair),
                Map.entry("{awardId}", award.toString()),
                Map.entry("{fileId}", file.toString()));
    }

    /** A task that was offered to the counselor of the first squadron. */
    private String finishedTask() {
        String task = UUID.randomUUID().toString();
        jdbc.update("""
                insert into act_hi_taskinst (id_, task_def_key_, name_, root_proc_inst_id_, start_time_, end_time_)
                values (?, 'Task_NominateSquadron', '推荐', ?, now(), now())""", task, task);
        jdbc.update("""
                insert into act_hi_identitylink (id_, timestamp_, type_, group_id_, task_id_, operation_type_)
                values (?, now(), 'candidate', 's901q01Counselors', ?, 'add')""", task, task);
        return task;
    }

    /** A row of the school that the county has passed, with its evidence. */
    private Long countyRow(UUID nomination, UUID document) {
        Long row = jdbc.queryForObject("""
                insert into honors.county_nominee (round_id, nomination_id, school_id, kind, squadron_id, reason,
                    nominated_by, school_decision, reserved, screening)
                select round_id, id, school_id, 'COLLECTIVE', 's901q01', '团结', 's901brigade', 'APPROVED', true, 'PASSED'
                    from honors.school_nomination where id = ?
                returning id""", Long.class, nomination);
        jdbc.update("""
                insert into honors.document (id, case_id, purpose, filename, media_type, size, sha256, stored_by,
                    stored_at)
                values (?, ?, 'evidence', 'a.pdf', 'application/pdf', 5, '', 's901brigade',
                    now())""", document, nomination.toString());
        jdbc.update(
                "insert into honors.document_part (document_id, ordinal, content) values (?, 0, '%PDF-'::bytea)",
                document);
        jdbc.update("insert into honors.county_evidence (document_id, nominee_id) values (?, ?)", document, row);
        return row;
    }

    private void countyRound(UUID round) {
        jdbc.update("""
                insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at, born_from,
                    born_until, individual_places, collective_places,
                    signers, signing_days, notice_days, contact_name, drafted_by, drafted_at, opened_at)
                values (?, 'two-star', '2026-2027', 'NOMINATING', current_date, now() + interval '9 days', '2012-09-01',
                    '2020-08-01', 9, 9, '{league,county}', 3, 5,
                    '王老师', 'county9', now(), now())""", round);
        jdbc.update("""
                insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                    individual_places, collective_base, collective_places, closes_at,
                    submissions) values (gen_random_uuid(), ?, 's901', 'SUBMITTED', 9, 9, 2, 2,
                        now() + interval '9 days', 1)""", round);
    }

    private void signing(UUID signing) {
        jdbc.update("""
                insert into honors.signing (id, case_id, list_kind, list_id, title, rule, organs, convener_id, status,
                    row_count, digest, prepared_at, due_on)
                values (?, ?, 'county-award', ?, '拟表彰名单', 'ALL_AGREE', '{league,county}', 'county', 'SIGNING', 1, '0',
                    now(), current_date + 3)""", signing, UUID.randomUUID().toString(), UUID.randomUUID());
        jdbc.update("""
                insert into honors.signing_row (signing_id, ref, ordinal, version, fresh, collective, name, school_id,
                    school_name, text)
                values (?, '1', 1, '1', true, true, '三(1)中队', 's901', '测试一小', '团结')""", signing);
    }

    private void certificate(UUID round) {
        jdbc.update("""
                insert into honors.certificate (number, code, kind, award_kind, award, holder_name, school_id,
                    school_name, school_year, issuer_id, issuer_names, issued_on,
                    publication_consent, case_id, ref) values ('T-1', ?, 'COLLECTIVE', 'two-star', '二星章', '三(1)中队',
                        's901', '测试一小', '2026-2027', 'county', '{县少工委}',
                    current_date, true, ?, '1')""", "C".repeat(22), round.toString());
    }

    private static String badgeKey(Http http) {
        String address = http.call(null, "GET", "/credentials/keys", null, 200)
                .at("/keys/0/kid")
                .asText();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void revocation(UUID award, UUID revocation, UUID file) {
        jdbc.update("""
                insert into honors.award (id, certificate_number, kind, holder, squadron_id, school_id, school_year,
                    awarded_by, awarded_on, case_id, row_ref)
                values (?, 'T-1', 'two-star', 'COLLECTIVE', 's901q01', 's901', '2026-2027', 'county', current_date,
                    'c', '1')""", award);
        jdbc.update("""
                insert into honors.revocation (id, award_id, school_id, awarded_by, status, reason, proposed_by,
                    proposed_at, decided_by, decided_at)
                values (?, ?, 's901', 'county', 'KEPT', '材料不实', 's901brigade', now(), 'county9',
                    now())""", revocation, award);
        jdbc.update("""
                insert into honors.document (id, case_id, purpose, filename, media_type, size, sha256, stored_by,
                    stored_at)
                values (?, ?, 'evidence', 'a.pdf', 'application/pdf', 5, '', 's901brigade',
                    now())""", file, revocation.toString());
        jdbc.update(
                "insert into honors.document_part (document_id, ordinal, content) values (?, 0, '%PDF-'::bytea)", file);
    }

    /** Orders that are not printed yet. */
    private void prints(List<String> cases) {
        cases.forEach(id -> jdbc.update(
                "insert into honors.certificate_print (id, case_id, school_id, status, total, ordered_at) values "
                        + "(gen_random_uuid(), ?, 's901', 'QUEUED', 1, now())",
                id));
    }

    private void objectionToNotice(UUID notice, UUID objection) {
        jdbc.update("""
                insert into honors.notice (id, slug, case_id, round_no, school_id, issuer_id, issuer_name, title, award,
                    contact_name, contact_phone, names_masked,
                    working_days, status, prepared_at, published_on, ends_on)
                values (?, ?, ?, 1, 's901', 's901', '测试一小少工委', '拟颁章名单公示', '一星章', '王老师', '0854-1', true, 3, 'PUBLISHED',
                    now(), current_date, current_date + 9)""", notice, slug(notice), UUID.randomUUID().toString());
        Long entry = jdbc.queryForObject("""
                insert into honors.notice_entry (notice_id, ordinal, entry_ref, kind, public_name, school_name)
                    values (?, 1, 'r1', 'INDIVIDUAL', '甲*', '测试一小')
                returning id""", Long.class, notice);
        jdbc.update("""
                insert into honors.objection (id, notice_id, entry_id, submission, receipt, complainant, phone, text,
                    received_at, status)
                values (?, ?, ?, gen_random_uuid(), 'R-901-1', '赵家长', '13800000000', '请核实。',
                    now(), 'OPEN')""", objection, notice, entry);
    }

    /** A pupil of the school whom school {@code s902} has yet to take in. */
    private UUID onTheWay() {
        UUID transfer = UUID.randomUUID();
        jdbc.update("""
                with gone as (
                    insert into honors.pupil (school_id, squadron_id, number, name, birth_month, basic_badges, left_on,
                        left_reason)
                    values ('s901', 's901q01', ?, '转小一', '2017-10-01', array_fill(0::smallint, array[12]),
                        '2026-09-01', 'HANDED_OVER') returning id)
                insert into honors.pupil_transfer (id, pupil_id, from_school, from_squadron, to_school,
                    handed_over_on, handed_over_at, handed_over_by, status)
                select ?, id, 's901', '三(1)中队', 's902', '2026-09-01', now(), 's901brigade', 'WAITING'
                from gone""", SmallCounty.ON_THE_WAY, transfer);
        return transfer;
    }

    private static String slug(UUID notice) {
        return notice.toString().substring(0, 13);
    }
}
