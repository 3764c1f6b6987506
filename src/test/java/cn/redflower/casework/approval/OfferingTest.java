package cn.redflower.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** To whom a task goes when some or all of its organ must leave it to others. */
class OfferingTest {

    private static final Map<String, Set<String>> PEOPLE = Map.of(
            "s001q01Counselors", Set.of("q1"),
            "s001BrigadeCounselors", Set.of("brigade"),
            "s001SchoolCommittee", Set.of("chair", "member"),
            "county", Set.of("county1", "county2"));

    @Test
    void an_organ_without_recusals_has_it_as_a_whole() {
        assertThat(offer("s001SchoolCommittee")).isEqualTo(new Offering(Set.of("s001SchoolCommittee"), Set.of(), null));
        assertThat(offer("s001SchoolCommittee", whole("q1")))
                .isEqualTo(new Offering(Set.of("s001SchoolCommittee"), Set.of(), null));
    }

    @Test
    void who_is_barred_does_not_get_it_and_the_others_do() {
        assertThat(offer("s001SchoolCommittee", whole("chair")))
                .isEqualTo(new Offering(Set.of(), Set.of("member"), null));
    }

    @Test
    void where_nobody_is_left_it_goes_up_past_everybody_who_is_barred() {
        assertThat(offer("s001BrigadeCounselors", whole("brigade")))
                .isEqualTo(new Offering(Set.of("s001SchoolCommittee"), Set.of(), "s001SchoolCommittee"));
        assertThat(offer("s001BrigadeCounselors", whole("brigade"), whole("chair")))
                .isEqualTo(new Offering(Set.of(), Set.of("member"), "s001SchoolCommittee"));
        assertThat(offer("s001SchoolCommittee", whole("chair"), whole("member")))
                .isEqualTo(new Offering(Set.of("county"), Set.of(), "county"));
        assertThat(offer("s001SchoolCommittee", whole("chair"), whole("member"), whole("county1")))
                .isEqualTo(new Offering(Set.of(), Set.of("county2"), "county"));
    }

    @Test
    void an_organ_without_people_keeps_it_for_those_who_will_come() {
        assertThat(offer("s001q02Counselors"))
                .isEqualTo(new Offering(
                        Set.of("s001q02Counselors", "s001BrigadeCounselors"), Set.of(), "s001BrigadeCounselors"));
        assertThat(offer("s009q01Counselors"))
                .isEqualTo(new Offering(Set.of("s009q01Counselors", "county"), Set.of(), "county"));
    }

    @Test
    void a_row_that_nobody_of_the_organ_may_decide_brings_in_the_next_one() {
        assertThat(offer("s001SchoolCommittee", row("7", "chair")))
                .isEqualTo(new Offering(Set.of("s001SchoolCommittee"), Set.of(), null));
        assertThat(offer("s001SchoolCommittee", row("7", "chair"), row("8", "member")))
                .isEqualTo(new Offering(Set.of("s001SchoolCommittee"), Set.of(), null));
        assertThat(offer("s001SchoolCommittee", row("7", "chair"), row("7", "member")))
                .isEqualTo(new Offering(Set.of("s001SchoolCommittee", "county"), Set.of(), "county"));
        assertThat(offer("s001SchoolCommittee", whole("chair"), row("7", "member")))
                .isEqualTo(new Offering(Set.of("county"), Set.of("member"), "county"));
    }

    private static Offering offer(String organ, Recusal... recusals) {
        return Offering.of(organ, group -> PEOPLE.getOrDefault(group, Set.of()), List.of(recusals));
    }

    private static Recusal whole(String login) {
        return Recusal.whole("t", login, Refusal.rule("x"));
    }

    private static Recusal row(String row, String login) {
        return new Recusal("t", login, row, Refusal.rule("x"));
    }
}
