package cn.redflower.people.pupil.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The schools of the samples, {@code s001} to {@code s003}, with their squadrons and people but no pupils; everybody's
 * password is {@code demo}.
 */
final class SampleSchools {

    private final JdbcTemplate jdbc;

    SampleSchools(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the schools, without pupils. */
    void settle() {
        remove();
        jdbc.update(
                "insert into honors.organ (id, kind, name) values ('county', 'COUNTY_COMMITTEE', '测试县少工委') on conflict "
                        + "do nothing");
        jdbc.update("insert into honors.organ (id, kind, name) values ('town01', 'TOWN_COMMITTEE', '一号镇少工委')");
        person("keeper", "ADMINISTRATOR", "county", null);
        person("county1", "COUNTY_OFFICER", "county", null);
        sample("s001", "roster-s001");
        sample("s002", "roster-s002-messy");
        sample("s003", "roster-s003");
    }

    /** Adds the schools of {@link CountySheet}, without people. */
    void settleCounty() {
        for (RosterScope.School school : CountySheet.schools()) {
            organ(school.id(), school.name());
            for (int squadron = 1; squadron <= CountySheet.SQUADRONS; squadron++) {
                jdbc.update(
                        "insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)",
                        "%sq%02d".formatted(school.id(), squadron),
                        school.id(),
                        squadron,
                        CountySheet.squadron(squadron),
                        CountySheet.grade(squadron));
            }
        }
    }

    /** Leaves the database to other tests as it was. */
    void remove() {
        jdbc.execute("truncate honors.roster_import cascade");
        jdbc.update("delete from honors.pupil where school_id ~ '^s(00|3)'");
        jdbc.update("delete from honors.squad where squadron_id ~ '^s(00|3)'");
        List<Long> people = jdbc.queryForList(
                "select person_id from honors.account where login ~ '^(s00|keeper$|county1$)'", Long.class);
        jdbc.update("delete from honors.post where person_id = any (?)", (Object) people.toArray(Long[]::new));
        jdbc.update("delete from honors.account where person_id = any (?)", (Object) people.toArray(Long[]::new));
        jdbc.update("delete from honors.person where id = any (?)", (Object) people.toArray(Long[]::new));
        jdbc.update("delete from honors.squadron where school_id ~ '^s(00|3)'");
        jdbc.update("delete from honors.school where id ~ '^s(00|3)'");
        jdbc.update("delete from honors.organ where id ~ '^(s(00|3)|town01$)'");
    }

    private void sample(String id, String sample) {
        JsonNode context = ExpectedSheet.of(sample).json().get("context");
        school(id, context.get("school").asText());
        int ordinal = 0;
        for (JsonNode name : context.get("squadrons")) {
            squadron(id, ++ordinal, name.asText());
        }
    }

    private void school(String id, String name) {
        organ(id, name);
        person(id + "chair", "SCHOOL_CHAIR", id, null);
        person(id + "brigade", "BRIGADE_COUNSELOR", id, null);
    }

    private void organ(String id, String name) {
        jdbc.update(
                "insert into honors.organ (id, kind, name, parent_id) values (?, 'SCHOOL_COMMITTEE', ?, 'town01')",
                id,
                name);
        jdbc.update("insert into honors.school (id, name, town_id) values (?, ?, 'town01')", id, name);
    }

    private void squadron(String school, int ordinal, String name) {
        String id = "%sq%02d".formatted(school, ordinal);
        jdbc.update(
                "insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)",
                id,
                school,
                ordinal,
                name,
                SquadronName.grade(name));
        person(id, "SQUADRON_COUNSELOR", school, id);
    }

    private void person(String login, String kind, String organ, String squadron) {
        Long id = jdbc.queryForObject(
                "insert into honors.person (name, email) values (?, ?) returning id",
                Long.class,
                login + "老师",
                login + "@test.example");
        jdbc.update(
                "insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')", login, id);
        jdbc.update(
                "insert into honors.post (person_id, kind, organ_id, squadron_id, since) values (?, ?, ?, ?, "
                        + "'2026-09-01')",
                id,
                kind,
                organ,
                squadron);
    }
}
