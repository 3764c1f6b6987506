package cn.redflower.organization.roster;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schools of the samples, {@code s001} to {@code s003}, with their squadrons and people but no pupils; everybody's password is {@code demo}. */
final class SampleSchools {

    private final JdbcTemplate jdbc;

    SampleSchools(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the schools where they are not there yet, and empties their registers. */
    void settle() {
        jdbc.execute("truncate honors.roster_import cascade");
        if (jdbc.queryForObject("select count(*) from honors.school where id = 's001'", Integer.class) == 0) {
            jdbc.update("insert into honors.organ (id, kind, name) values ('county', 'COUNTY_COMMITTEE', '测试县少工委') on conflict do nothing");
            jdbc.update("insert into honors.organ (id, kind, name) values ('town01', 'TOWN_COMMITTEE', '测试镇少工委')");
            person("keeper", "ADMINISTRATOR", "county", null);
            person("county1", "COUNTY_OFFICER", "county", null);
            sample("s001", "roster-s001");
            sample("s002", "roster-s002-messy");
            sample("s003", "roster-s003");
        }
        jdbc.update("delete from honors.pupil where school_id in ('s001', 's002', 's003')");
        jdbc.update("delete from honors.squad where squadron_id ~ '^s00[123]q'");
    }

    private void sample(String id, String sample) {
        JsonNode context = ExpectedSheet.of(sample).json().get("context");
        school(id, context.get("school").asText());
        int ordinal = 0;
        for (JsonNode name : context.get("squadrons")) {
            squadron(id, ++ordinal, name.asText());
        }
    }

    void school(String id, String name) {
        jdbc.update("insert into honors.organ (id, kind, name, parent_id) values (?, 'SCHOOL_COMMITTEE', ?, 'town01')", id, name);
        jdbc.update("insert into honors.school (id, name, town_id) values (?, ?, 'town01')", id, name);
        person(id + "chair", "SCHOOL_CHAIR", id, null);
        person(id + "brigade", "BRIGADE_COUNSELOR", id, null);
    }

    void squadron(String school, int ordinal, String name) {
        String id = "%sq%02d".formatted(school, ordinal);
        jdbc.update("insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)", id, school, ordinal, name, SquadronName.grade(name));
        person(id, "SQUADRON_COUNSELOR", school, id);
    }

    private void person(String login, String kind, String organ, String squadron) {
        Long id = jdbc.queryForObject("insert into honors.person (name, email) values (?, ?) returning id", Long.class, login + "老师", login + "@test.example");
        jdbc.update("insert into honors.account (login, person_id, password_hash) values (?, ?, '{noop}demo')", login, id);
        jdbc.update("insert into honors.post (person_id, kind, organ_id, squadron_id, since) values (?, ?, ?, ?, '2026-09-01')", id, kind, organ, squadron);
    }
}
