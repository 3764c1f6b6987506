package cn.redflower.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** A word of its own in every field of free text of the things of school {@code s901} that not everybody may read. */
@TestComponent
class PlantedWords {

    static final Pattern WORD = Pattern.compile("Plq[0-9]{3}z");

    private final JdbcTemplate jdbc;
    private final Map<String, String> words = new LinkedHashMap<>();
    private Long pupil;

    PlantedWords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The fields with a word of their own. */
    Set<String> fields() {
        return words.keySet();
    }

    /** Where this word was planted. */
    String field(String word) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(word);
    }

    private String word(String field) {
        return words.computeIfAbsent(field, name -> "Plq%03dz".formatted(words.size()));
    }

    /** Plants words. @param things as {@link SchoolThings} names them */
    void in(Map<String, String> things) {
        String evaluation = id(things, "evaluations/{id}");
        String nomination = id(things, "nominations/{id}");
        String round = id(things, "county-awards/rounds/{id}");
        String signing = id(things, "signings/{id}");
        String revocation = id(things, "revocations/{id}");
        String objection = id(things, "objections/{id}");
        String roster = id(things, "rosters/{id}");
        pupil = Long.valueOf(things.get("{pupilId}"));
        rows(evaluation, nomination, round, signing, revocation, objection, roster);
        records(evaluation, nomination, round, signing, revocation);
        Map<String, String> where = Map.ofEntries(
                Map.entry("person", "id = " + things.get("{person}")),
                Map.entry("pupil", "id = " + pupil),
                Map.entry("objection", "id = '" + objection + "'"),
                Map.entry("objection_draft", "objection_id = '" + objection + "'"),
                Map.entry(
                        "notice_entry",
                        "notice_id = (select notice_id from honors.objection where id = '" + objection + "')"),
                Map.entry("squadron_list", "squadron_id = 's901q01' and evaluation_id = '" + evaluation + "'"),
                Map.entry("nominee", "evaluation_id = '" + evaluation + "'"),
                Map.entry("committee_meeting", "evaluation_id = '" + evaluation + "'"),
                Map.entry("roster_import", "id = '" + roster + "'"),
                Map.entry("county_import", "id = '" + id(things, "county/imports/{id}") + "'"),
                Map.entry("roster_import_row", "import_id = '" + roster + "'"),
                Map.entry("roster_import_finding", "import_id = '" + roster + "'"),
                Map.entry("signing", "id = '" + signing + "'"),
                Map.entry("signing_row", "signing_id = '" + signing + "'"),
                Map.entry("signing_dissent", "signing_id = '" + signing + "'"),
                Map.entry("signing_minutes", "signing_id = '" + signing + "'"),
                Map.entry("county_round", "id = '" + round + "'"),
                Map.entry("school_nomination", "id = '" + nomination + "'"),
                Map.entry("county_nominee", "nomination_id = '" + nomination + "'"),
                Map.entry("nomination_meeting", "nomination_id = '" + nomination + "'"),
                Map.entry("case_repair", "id = '" + id(things, "repairs/{id}") + "'"),
                Map.entry("revocation", "id = '" + revocation + "'"),
                Map.entry("revocation_dependent", "revocation_id = '" + revocation + "'"));
        List<String> forgotten = new ArrayList<>();
        FreeText.rules().forEach((field, readers) -> {
            String table = field.substring(0, field.indexOf('.'));
            if (field.contains("@")) {
                if (!words.containsKey(field)) {
                    forgotten.add(field);
                }
            } else if (where.containsKey(table)) {
                plant(table, field.substring(field.indexOf('.') + 1), where.get(table), word(field));
            } else if (!readers.everybody() && !readers.loggedIn() && !words.containsKey(field)) {
                forgotten.add(field);
            }
        });
        if (!forgotten.isEmpty()) {
            throw new AssertionError("nothing planted in " + forgotten);
        }
    }

    private void plant(String table, String column, String where, String word) {
        String type = jdbc.queryForObject(
                "select udt_name from information_schema.columns where table_schema = 'honors' and table_name = ? and "
                        + "column_name = ?",
                String.class,
                table,
                column);
        String value = switch (type) {
            case "_text" -> "'{" + word + "}'";
            case "jsonb" -> "'[\"" + word + "\"]'";
            default -> "'" + word + "'";
        };
        String standing = column.equals("strike_reason") ? " and struck_at is not null" : "";
        int rows =
                jdbc.update("update honors." + table + " set " + column + " = " + value + " where " + where + standing);
        if (rows == 0) {
            throw new AssertionError("no row of " + table + " for " + column);
        }
    }

    private void rows(
            String evaluation,
            String nomination,
            String round,
            String signing,
            String revocation,
            String objection,
            String roster) {
        jdbc.update("""
                insert into honors.nominee (evaluation_id, squadron_id, kind, pupil_id, nominated_by, decision,
                    decided_by)
                values (?::uuid, 's901q01', 'INDIVIDUAL', ?, 's901q01', 'APPROVED', 's901chair')""", evaluation, pupil);
        jdbc.update(
                "insert into honors.committee_meeting (evaluation_id, held_on, recorded_by, recorded_at) values "
                        + "(?::uuid, current_date, 's901chair', now())",
                evaluation);
        for (int submission = 0; submission < 2; submission++) {
            jdbc.update(
                    "insert into honors.nomination_meeting (nomination_id, submission, held_on, recorded_by, "
                            + "recorded_at) values (?::uuid, ?, current_date, 's901chair', now())",
                    nomination,
                    submission);
        }
        jdbc.update(
                "update honors.county_nominee set struck_by = 'OBJECTION', struck_reason = '' where nomination_id = "
                        + "?::uuid",
                nomination);
        jdbc.update(
                "insert into honors.signing_dissent (signing_id, ref, organ_id, reason, login, at) values (?::uuid, "
                        + "'1', 'league', '', 'league9', now())",
                signing);
        jdbc.update("update honors.signing_row set outcome = 'KEPT' where signing_id = ?::uuid", signing);
        jdbc.update(
                "insert into honors.signing_minutes (signing_id, held_on, attendees, recorded_by, recorded_at) values "
                        + "(?::uuid, current_date, '{}', 'county9', now())",
                signing);
        jdbc.update(
                "insert into honors.revocation_dependent (revocation_id, award_id, answer) select id, award_id, 'KEEP' "
                        + "from honors.revocation where id = ?::uuid",
                revocation);
        jdbc.update(
                "insert into honors.objection_draft (objection_id, login, saved_at) values (?::uuid, 's901chair', "
                        + "now())",
                objection);
        jdbc.update("""
                insert into honors.notice_entry (notice_id, ordinal, entry_ref, kind, public_name, school_name,
                    struck_at, strike_reason)
                select notice_id, 2, 'r2', 'INDIVIDUAL', '乙*', '测试一小', now(), '-' from honors.objection
                    where id = ?::uuid""", objection);
        jdbc.update("""
                insert into honors.roster_import_finding (import_id, ordinal, sheet_row, column_text, field, kind,
                    level, args)
                values (?::uuid, 1000, 2, '', 'NAME', 'unknown-squadron', 'ERROR', '[]')""", roster);
        jdbc.update("update honors.roster_import_row set has_error = false where import_id = ?::uuid", roster);
        jdbc.update(
                "update honors.roster_import set columns = array_append(columns, 'squad') where id = ?::uuid", roster);
        jdbc.update("update honors.county_round set signing_id = ?::uuid where id = ?::uuid", signing, round);
    }

    /** What can only be added to. */
    private void records(String evaluation, String nomination, String round, String signing, String revocation) {
        said("opinion.opinion@school", evaluation, "one-star-evaluation", "Task_DecideOneStar", null);
        said("opinion.opinion@squadron", evaluation, "one-star-evaluation", "Task_CheckNominations", "s901q01");
        said("opinion.opinion@nomination", nomination, "school-nomination", "Task_DecideSchoolNomination", null);
        said("opinion.opinion@round", round, "county-award-round", "Task_ScreenNominations", null);
        said("opinion.opinion@revocation", revocation, "award-revocation", "Task_HearSchool", null);
        jdbc.update("""
                insert into honors.signature (signing_id, organ_id, login, name, mandate, word, opinion, dissents,
                    digest, at)
                values (?::uuid, 'league', 'league9', '团委老师', 'LEAGUE_OFFICER', 'SIGNED', ?, 1, '0',
                    now())""", signing, word("signature.opinion"));
        jdbc.update(
                "insert into honors.pupil_change (pupil_id, at, login, field, before, after) values (?, now(), "
                        + "'s901brigade', 'name', ?, ?)",
                pupil,
                word("pupil_change.before"),
                word("pupil_change.after"));
        jdbc.update("""
                insert into honors.row_decision (evaluation_id, nominee_id, squadron_id, action, reason, login, at)
                select evaluation_id, id, squadron_id, 'REFUSE', ?, 's901chair', now() from honors.nominee
                    where evaluation_id = ?::uuid""", word("row_decision.reason"), evaluation);
        jdbc.update("""
                insert into honors.county_row_event (round_id, nomination_id, nominee_id, action, reason, login, at)
                select round_id, nomination_id, id, 'RETURN', ?, 'county9', now() from honors.county_nominee
                    where nomination_id = ?::uuid""", word("county_row_event.reason"), nomination);
        jdbc.update("""
                insert into honors.school_nomination (id, round_id, school_id, status, individual_base,
                    individual_places, collective_base, collective_places,
                    closes_at, extension_reason, extension_shared)
                values (gen_random_uuid(), ?::uuid, 's902', 'WAITING', 9, 9, 2, 2, now(), ?,
                    true)""", round, word("school_nomination.extension_reason@several"));
        jdbc.update(
                "update honors.document set filename = ? where case_id = ?",
                word("document.filename@nomination") + ".pdf",
                nomination);
        jdbc.update(
                "update honors.document set filename = ? where case_id = ?",
                word("document.filename@revocation") + ".pdf",
                revocation);
    }

    private void said(String field, String caseId, String process, String task, String subject) {
        jdbc.update("""
                insert into honors.opinion (case_id, process_key, task_key, subject, login, name, school_id, decision,
                    opinion, at)
                values (?, ?, ?, ?, 's901brigade', '老师', 's901', 'return', ?,
                    now())""", caseId, process, task, subject, word(field));
    }

    /** What others would stumble over. */
    void pullOut() {
        if (pupil != null) {
            jdbc.update("update honors.person set email = null where email like 'Plq%'");
            jdbc.update("update honors.pupil set name = '甲小1', number = '901101' where id = ?", pupil);
        }
    }

    private static String id(Map<String, String> things, String key) {
        String thing = things.get(key);
        return thing.substring(thing.lastIndexOf('/') + 1);
    }
}
