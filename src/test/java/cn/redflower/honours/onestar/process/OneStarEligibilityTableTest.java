package cn.redflower.honours.onestar.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision tables name every reason at once, so that a counselor sees all that is missing in one look. */
@DisplayName("The one-star conditions")
class OneStarEligibilityTableTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static DmnDecision individuals;
    private static DmnDecision collectives;

    @BeforeAll
    static void parseTables() throws IOException {
        individuals = table("one-star-eligibility");
        collectives = table("one-star-collective");
    }

    @Test
    void pass_a_pupil_who_meets_them_all() {
        assertThat(reasonsAgainst(pupil())).isEmpty();
    }

    @Test
    void name_every_reason_at_once() {
        assertThat(reasonsAgainst(pupil(
                        "left", true, "age", 14, "guardianConsent", "no", "redStar", 0, "redFlag", 0, "torch", 0)))
                .containsExactlyInAnyOrder(
                        "left", "too-old", "guardian-refused", "red-star-missing", "red-flag-missing", "torch-missing");
    }

    @ParameterizedTest(name = "{0} completed years: {1}")
    @CsvSource({"5,too-young", "6,", "13,", "14,too-old", "15,too-old"})
    void admit_from_the_lowest_age_until_the_age_of_leaving(int age, String reason) {
        assertThat(reasonsAgainst(pupil("age", age))).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest(name = "consent {0}: {1}")
    @CsvSource({
        "yes,",
        "no,guardian-refused",
        "unanswered,guardian-unanswered",
        "maybe,guardian-unanswered",
        ",guardian-unanswered"
    })
    void take_only_a_clear_yes_for_consent(String consent, String reason) {
        assertThat(reasonsAgainst(pupil("guardianConsent", consent)))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest(name = "{0} of the family missing: {1}")
    @CsvSource({"redStar,red-star-missing", "redFlag,red-flag-missing", "torch,torch-missing"})
    void ask_for_as_many_badges_of_each_family_as_configured(String family, String reason) {
        assertThat(reasonsAgainst(pupil(family, 0))).containsExactly(reason);
        assertThat(reasonsAgainst(pupil("redStar", 2, "redFlag", 2, "torch", 2, family, 1, "perFamily", 2)))
                .containsExactly(reason);
    }

    @Test
    void pass_a_squadron_with_pupils_and_enough_squads() {
        assertThat(reasonsAgainstSquadron(38, 1, 1)).isEmpty();
        assertThat(reasonsAgainstSquadron(38, 2, 2)).isEmpty();
    }

    @Test
    void name_every_reason_against_a_squadron() {
        assertThat(reasonsAgainstSquadron(38, 1, 2)).containsExactly("too-few-squads");
        assertThat(reasonsAgainstSquadron(0, 0, 1)).containsExactlyInAnyOrder("no-pupils", "too-few-squads");
    }

    private static List<String> reasonsAgainst(Map<String, Object> pupil) {
        return ENGINE.evaluateDecisionTable(individuals, pupil).collectEntries("reason");
    }

    private static List<String> reasonsAgainstSquadron(int pupils, int squads, int minimumSquads) {
        return ENGINE.evaluateDecisionTable(
                        collectives, Map.of("pupils", pupils, "squads", squads, "minimumSquads", minimumSquads))
                .collectEntries("reason");
    }

    /** A pupil who may be put forward, except for the given differences (name, value, name, value …). */
    private static Map<String, Object> pupil(Object... differences) {
        Map<String, Object> pupil = new HashMap<>(Map.of(
                "left",
                false,
                "age",
                10,
                "minimumAge",
                6,
                "leavingAge",
                14,
                "guardianConsent",
                "yes",
                "redStar",
                1,
                "redFlag",
                1,
                "torch",
                1,
                "perFamily",
                1));
        for (int i = 0; i < differences.length; i += 2) {
            pupil.put((String) differences[i], differences[i + 1]);
        }
        return pupil;
    }

    private static DmnDecision table(String key) throws IOException {
        try (InputStream file =
                OneStarEligibilityTableTest.class.getResourceAsStream("/bpmn/one-star-eligibility.dmn")) {
            return ENGINE.parseDecision(key, file);
        }
    }
}
