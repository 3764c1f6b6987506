package cn.redflower.honours.countyround.nomination;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.award.Holder;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominee.SchoolDecision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The code on a printed form stands for exactly what the form says. */
class ListVersionTest {

    private static final UUID LIST = UUID.fromString("0d5d6c1e-6a40-4d3c-9a51-d3a6f6f6a001");

    @Test
    void the_code_changes_with_what_is_printed_and_with_nothing_else() {
        CountyNominee one = row(1, "甲小一", "901101", "乐于助人", 0, null);
        CountyNominee two = row(2, "乙小一", "901102", "热心公益", 0, null);
        String code = code(one, two);
        assertThat(code).matches("[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}");
        assertThat(code(row(7, "甲小一", "901101", "乐于助人", 3, SchoolDecision.APPROVED), two))
                .as("approved, evidence added, taken off and put on again: the paper says the same")
                .isEqualTo(code);
        Set<String> others = new HashSet<>(List.of(
                code(two, one),
                code(one),
                code(two),
                code(),
                code(row(1, "甲小二", "901101", "乐于助人", 0, null), two),
                code(row(1, "甲小一", "901103", "乐于助人", 0, null), two),
                code(row(1, "甲小一", "901101", "乐于助人。", 0, null), two),
                ListVersion.of(UUID.randomUUID(), List.of(one, two)).code()));
        assertThat(others).hasSize(8).doesNotContain(code);
    }

    @Test
    void whom_the_committee_turns_down_is_not_on_the_form() {
        CountyNominee one = row(1, "甲小一", "901101", "乐于助人", 0, SchoolDecision.APPROVED);
        CountyNominee refused = row(2, "乙小一", "901102", "热心公益", 0, SchoolDecision.REFUSED);
        assertThat(ListVersion.isPrinted(refused)).isFalse();
        assertThat(code(one, refused)).isEqualTo(code(one));
    }

    private static String code(CountyNominee... rows) {
        return ListVersion.of(LIST, List.of(rows)).code();
    }

    private static CountyNominee row(
            long id, String name, String number, String reason, int version, SchoolDecision decision) {
        return new CountyNominee(
                id,
                UUID.randomUUID(),
                LIST,
                "s901",
                "惠水县晨曦小学",
                Holder.INDIVIDUAL,
                id,
                "s901q01",
                "三(1)中队",
                3,
                name,
                number,
                reason,
                "s901brigade",
                version,
                decision,
                null,
                false,
                null,
                null,
                null,
                null,
                true);
    }
}
