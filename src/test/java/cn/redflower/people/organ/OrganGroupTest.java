package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganGroupTest {

    @ParameterizedTest
    @CsvSource({
        "s001q03Counselors, s001q03Counselors s001BrigadeCounselors s001SchoolCommittee county",
        "s1043q11Counselors, s1043q11Counselors s1043BrigadeCounselors s1043SchoolCommittee county",
        "s001BrigadeCounselors, s001BrigadeCounselors s001SchoolCommittee county",
        "s001SchoolCommittee, s001SchoolCommittee county",
        "town03, town03 county",
        "league, league county",
        "county, county",
        "somewhereCounselors, somewhereCounselors county"
    })
    void what_nobody_can_do_goes_up(String group, String way) {
        assertThat(OrganGroup.of(group).upwards()).extracting(OrganGroup::id).containsExactly(way.split(" "));
    }

    @Test
    void a_groups_school_is_in_its_id() {
        assertThat(OrganGroup.of("s1043q11Counselors").school()).contains("s1043");
        assertThat(OrganGroup.of("s001BrigadeCounselors").school()).contains("s001");
        assertThat(OrganGroup.of("league").school()).isEmpty();
        assertThat(OrganGroup.committee("s001").id()).isEqualTo("s001SchoolCommittee");
        assertThat(OrganGroup.brigade("s001").id()).isEqualTo("s001BrigadeCounselors");
    }
}
