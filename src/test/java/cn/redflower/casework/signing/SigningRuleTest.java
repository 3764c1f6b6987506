package cn.redflower.casework.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.signing.SigningRule.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningRuleTest {

    @ParameterizedTest
    @CsvSource({
        "ALL_AGREE,0,3,KEPT",
        "ALL_AGREE,1,3,DISPUTED",
        "ALL_AGREE,3,3,DISPUTED",
        "MAJORITY,0,3,KEPT",
        "MAJORITY,1,3,KEPT",
        "MAJORITY,2,3,STRUCK",
        "MAJORITY,1,2,DISPUTED",
        "MAJORITY,2,4,DISPUTED",
        "MAJORITY,3,4,STRUCK"
    })
    void says_what_dissent_does_to_a_row(SigningRule rule, int dissents, int organs, Outcome outcome) {
        assertThat(rule.of(dissents, organs)).isEqualTo(outcome);
    }
}
