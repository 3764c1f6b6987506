package cn.redflower.demo.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountyPlanTest {

    private final CountyPlan plan = CountyPlan.full(new CountyWords());

    @Test
    void the_numbers_are_those_of_the_county() {
        assertThat(plan.schools()).hasSize(76);
        assertThat(plan.schools().stream().mapToInt(s -> s.squadrons().size()).sum())
                .isEqualTo(1_243);
        assertThat(plan.schools().stream()
                        .flatMap(s -> s.squadrons().stream())
                        .mapToInt(CountyPlan.Squadron::squads)
                        .sum())
                .isEqualTo(2_921);
        assertThat(plan.schools().stream()
                        .mapToInt(CountyPlan.School::offCampusCounselors)
                        .sum())
                .isEqualTo(359);
        int waiting = 662 + 84 + 120 + 240;
        assertThat(plan.schools().stream()
                        .flatMap(s -> s.squadrons().stream())
                        .mapToInt(CountyPlan.Squadron::pupils)
                        .sum())
                .isEqualTo(49_600 - waiting);
    }

    @Test
    void the_first_four_schools_are_those_of_the_sample_sheets_and_have_no_pupils() {
        assertThat(plan.schools().subList(0, 4))
                .extracting(CountyPlan.School::name)
                .containsExactly("惠水县晨曦小学", "惠水县青禾小学", "惠水县河湾小学", "惠水县松林小学");
        assertThat(namesOf(0))
                .containsExactly(
                        "一(1)中队", "一(2)中队", "二(1)中队", "二(2)中队", "三(1)中队", "三(2)中队", "三(3)中队", "四(1)中队", "四(2)中队",
                        "四(3)中队", "五(1)中队", "五(2)中队", "五(3)中队", "六(1)中队", "六(2)中队", "六(3)中队");
        for (int school = 1; school < 4; school++) {
            assertThat(namesOf(school)).containsExactly("一(1)中队", "二(1)中队", "三(1)中队", "四(1)中队", "五(1)中队", "六(1)中队");
        }
        assertThat(plan.schools().get(0).squadrons())
                .extracting(CountyPlan.Squadron::squads)
                .containsExactly(2, 2, 3, 2, 2, 3, 2, 2, 3, 2, 3, 2, 2, 3, 2, 3);
        assertThat(plan.schools().subList(0, 4))
                .allSatisfy(s -> assertThat(s.squadrons())
                        .allSatisfy(q -> assertThat(q.pupils()).isZero()));
        assertThat(plan.schools().get(0).offCampusCounselors()).isEqualTo(5);
    }

    @Test
    void every_squadron_of_the_others_has_pupils_and_at_least_two_squads() {
        List<CountyPlan.Squadron> squadrons = plan.schools().stream()
                .skip(4)
                .flatMap(s -> s.squadrons().stream())
                .toList();
        assertThat(squadrons).allSatisfy(q -> {
            assertThat(q.pupils()).isBetween(30, 50);
            assertThat(q.squads()).isBetween(2, 3);
        });
        assertThat(plan.schools()).allSatisfy(s -> assertThat(s.squadrons()).hasSizeGreaterThanOrEqualTo(6));
        assertThat(plan.schools()).extracting(CountyPlan.School::name).doesNotHaveDuplicates();
    }

    @Test
    void the_small_county_is_the_beginning_of_the_full_one() {
        assertThat(plan.small().schools()).isEqualTo(plan.schools().subList(0, 6));
        assertThat(plan.small().schools().get(5).squadrons())
                .extracting(CountyPlan.Squadron::grade)
                .contains(7, 8, 9);
    }

    private List<String> namesOf(int school) {
        return plan.schools().get(school).squadrons().stream()
                .map(CountyPlan.Squadron::name)
                .toList();
    }
}
