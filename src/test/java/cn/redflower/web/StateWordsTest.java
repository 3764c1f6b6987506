package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.publicnotice.Notice;
import cn.redflower.casework.publicnotice.Objection;
import cn.redflower.casework.signing.SigningRule;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.onestar.Evaluation;
import cn.redflower.honours.onestar.SquadronLists;
import cn.redflower.honours.revocation.Revocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One state has one word, and the server says it. */
class StateWordsTest {

    private static final List<Path> SHOWN = List.of(
            Path.of("forms"),
            Path.of("bpmn"),
            Path.of("src", "main", "resources", "static"),
            Path.of("src", "main", "resources", "templates"),
            Path.of("src", "main", "resources", "mail"),
            Path.of("src", "main", "resources", "messages"));
    /** A table of states in a script: {@code WAIVED: '…'}. */
    private static final Pattern OWN_WORD = Pattern.compile("\\b[A-Z][A-Z_]{3,}: '[^'a-zA-Z]*\\p{IsHan}");
    /** A choice that spells a state out: {@code <option value="PASSED">通过}. */
    private static final Pattern OWN_OPTION =
            Pattern.compile("<option value=\"(?:UNSCREENED|PASSED|RETURNED|REJECTED|STRUCK|APPROVED|REFUSED|WAIVED|"
                    + "SUBMITTED)\">\\p{IsHan}");

    /** A form that words a state itself: {@code row.screening === 'PASSED' ? '通过'}. */
    private static final Pattern OWN_BRANCH = Pattern.compile(
            "=== '(?:UNSCREENED|PASSED|RETURNED|REJECTED|STRUCK|APPROVED|REFUSED|WAIVED|SUBMITTED|REVOKED)' \\? "
                    + "'\\p{IsHan}{1,8}'(?! \\+)");

    private final ResourceBundle words = ResourceBundle.getBundle("messages/words", Locale.ROOT);

    @Test
    void every_state_has_a_word() {
        named("evaluation", Evaluation.Status.values());
        named("squadron-list", SquadronLists.Status.values());
        named("round", CountyRound.Status.values());
        named("school-list", SchoolNomination.Status.values());
        named("row", CountyNominee.Screening.values());
        named("vote", CountyNominee.SchoolDecision.values());
        named("settlement", SigningRule.Outcome.values());
        named("revocation", Revocation.Status.values());
        named("heard", Revocation.Heard.values());
        named("notice", Notice.Status.values());
        named("objection", Objection.Status.values());
    }

    @Test
    void every_task_of_the_models_is_a_step_with_a_word() {
        assertThat(files(Path.of("bpmn"))
                        .flatMap(model -> found(Pattern.compile("<bpmn:userTask id=\"(\\w+)\""), text(model)))
                        .map(task -> "words.step." + task.group(1)))
                .isNotEmpty()
                .allMatch(words::containsKey);
    }

    /** The others have names of their own in the model. */
    @Test
    void a_case_that_waits_without_a_task_says_what_for() {
        assertThat(files(Path.of("bpmn"))
                        .flatMap(model -> found(Pattern.compile("<bpmn:eventBasedGateway id=\"(\\w+)\""), text(model)))
                        .map(gateway -> "words.wait." + gateway.group(1)))
                .isNotEmpty()
                .allMatch(words::containsKey);
    }

    @Test
    void no_script_and_no_form_has_a_word_of_its_own_for_a_state() {
        assertThat(SHOWN.stream()
                        .flatMap(StateWordsTest::files)
                        .flatMap(file -> Stream.of(OWN_WORD, OWN_OPTION, OWN_BRANCH)
                                .flatMap(own -> found(own, text(file)))
                                .map(own -> file + ": " + own.group())))
                .isEmpty();
    }

    /** Each was another word for something that has one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "视为放弃", "视为弃权", "记为放弃", "逾期放弃", "已报县", "联合签署", "除名", "不予通过", "审核完毕", "退回更正中", "学校准备中", "县里不同意", "县里退回：",
                "县里通过"
            })
    void what_was_a_second_word_is_nowhere(String second) {
        assertThat(SHOWN.stream()
                        .flatMap(StateWordsTest::files)
                        .filter(file -> text(file).contains(second)))
                .isEmpty();
    }

    private void named(String kind, Enum<?>... values) {
        assertThat(Stream.of(values).map(value -> "words." + kind + "." + value.name()))
                .isNotEmpty()
                .allMatch(words::containsKey);
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(html|txt|js|properties|bpmn)"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
