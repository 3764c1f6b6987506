package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.people.organ.Permission.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionTableTest {

    private static final String HEAD =
            "permission,中文," + Arrays.stream(PostKind.values()).map(Enum::name).collect(Collectors.joining(","));

    private final Actor townOfficer = new Actor(
            "town9", "town9", List.of(new Post(PostKind.TOWN_OFFICER, "town91", null)), Set.of("s901", "s902"));
    private final Actor counselor =
            new Actor("s901q01", "q", List.of(new Post(PostKind.SQUADRON_COUNSELOR, "s901", "s901q01")), Set.of());
    private final Actor chair =
            new Actor("s901chair", "c", List.of(new Post(PostKind.SCHOOL_CHAIR, "s901", null)), Set.of());

    @Test
    void every_permission_is_held_by_somebody() {
        for (Permission permission : Permission.values()) {
            assertThat(Arrays.stream(PostKind.values()).map(permission::with))
                    .as(permission.name())
                    .anyMatch(scope -> scope != Scope.NONE);
            assertThat(permission.label()).isNotBlank();
        }
    }

    @Test
    void a_post_reaches_as_far_as_its_cell_says() {
        assertThat(townOfficer.may(Permission.SEE_NOMINEES, "s902")).isTrue();
        assertThat(townOfficer.may(Permission.SEE_NOMINEES, "s903")).isFalse();
        assertThat(counselor.may(Permission.SEE_NOMINEES, "s901")).isFalse();
        assertThat(counselor.may(Permission.SEE_NOMINEES, "s901", "s901q01")).isTrue();
        assertThat(counselor.may(Permission.SEE_NOMINEES, "s901", "s901q02")).isFalse();
        assertThat(chair.may(Permission.DECIDE_ONE_STAR, "s901")).isTrue();
        assertThat(chair.may(Permission.DECIDE_ONE_STAR, "s902")).isFalse();
        assertThat(chair.schoolsWhereMay(Permission.SEE_PROGRESS)).containsExactly("s901");
        assertThat(Stream.of(townOfficer, counselor, chair).noneMatch(a -> a.mayAnywhere(Permission.OPERATE)))
                .isTrue();
    }

    @Test
    void a_table_with_a_hole_stops_the_start() {
        assertThatThrownBy(() -> PermissionTable.parse(rows(HEAD))).hasMessageContaining("a row for each permission");
        assertThatThrownBy(() -> PermissionTable.parse(rows("permission,中文,ADMINISTRATOR")))
                .hasMessageContaining("a column for each post");
        assertThatThrownBy(() -> PermissionTable.parse(rows(HEAD, "OPERATE,运维,county")))
                .hasMessageContaining("a cell for each post in row OPERATE");
        assertThatThrownBy(() -> PermissionTable.parse(rows(
                        HEAD, "OPERATE,运维,everywhere" + ",".repeat(PostKind.values().length - 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String[]> rows(String... lines) {
        return Arrays.stream(lines).map(line -> line.split(",", -1)).toList();
    }
}
