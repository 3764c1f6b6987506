package cn.redflower.casework.publicnotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvestigationRulesTest {

    private static final NoticeEntry ROW =
            new NoticeEntry(1, 7, "r7", NoticeDraft.Kind.INDIVIDUAL, "张*明", 4, "四(1)中队", "学校", false);

    @Test
    void upholding_needs_an_opinion_and_a_row() {
        assertThat(codes("uphold", "", null))
                .containsExactly("publicnotice.investigation.no-opinion", "publicnotice.investigation.no-row");
        assertThat(codes("uphold", "经查属实", ROW)).isEmpty();
    }

    @Test
    void dismissing_needs_an_opinion_but_no_row() {
        assertThat(codes("dismiss", " \n", null)).containsExactly("publicnotice.investigation.no-opinion");
        assertThat(codes("dismiss", "经查不属实", null)).isEmpty();
    }

    @Test
    void other_decisions_are_unknown() {
        assertThat(codes("approve", "好", ROW)).containsExactly("publicnotice.investigation.no-decision");
        assertThat(codes(null, "好", ROW)).containsExactly("publicnotice.investigation.no-decision");
    }

    @Test
    void an_opinion_is_not_a_novel() {
        assertThat(codes("dismiss", "长".repeat(2001), null))
                .containsExactly("publicnotice.investigation.opinion-too-long");
    }

    private static List<String> codes(String decision, String opinion, NoticeEntry row) {
        return InvestigationRules.check(decision, opinion, row).stream()
                .map(Refusal::code)
                .toList();
    }
}
