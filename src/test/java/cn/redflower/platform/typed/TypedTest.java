package cn.redflower.platform.typed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keyboards, clipboards and hurry make of a login, a number and an address. */
class TypedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s001chair",
                "S001Chair",
                "S001CHAIR",
                "ｓ００１ｃｈａｉｒ",
                "Ｓ００１Ｃｈａｉｒ",
                " s001chair ",
                "\u3000s001chair\u00a0",
                "s001\u200bchair",
                "\ufeffs001chair",
                "s001 chair",
                "\u202as001chair\u202c",
                "s001chair\t",
                "s00\u00ad1chair"
            })
    void a_login_is_one_whatever_the_keyboard(String typed) {
        assertThat(Typed.login(typed)).isEqualTo("s001chair");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HS1X-2026-S901-00001",
                "ＨＳ１Ｘ－２０２６－Ｓ９０１－００００１",
                "HS1X—2026–S901−00001",
                "HS1X- 2026 -S901\u3000-00001",
                "HS1X‐2026‑S901-00001\u200d"
            })
    void a_number_is_one_whatever_the_dashes(String typed) {
        assertThat(Typed.code(typed)).isEqualTo("HS1X-2026-S901-00001");
    }

    @ParameterizedTest
    @CsvSource({
        "０８５４－６２２１２３４, 0854-6221234",
        "138\u00a00000\u30000000, 138 0000 0000",
        "（0854）6221234, (0854)6221234",
        "＋86 138, +86 138"
    })
    void a_telephone_number_is_plain_digits(String typed, String meant) {
        assertThat(Typed.line(typed)).isEqualTo(meant);
    }

    @Test
    void nothing_is_nothing() {
        assertThat(Typed.code(null)).isEmpty();
        assertThat(Typed.line(null)).isEmpty();
        assertThat(Typed.code("\u200b\u3000\0")).isEmpty();
        assertThat(MailAddresses.typed(" \u3000")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ｗａｎｇ＠ｑｑ．ｃｏｍ, wang@qq.com",
        "wang@qq。com, wang@qq.com",
        " wang @ qq . com, wang@qq.com",
        "wang\u200b@qq.com\u3000, wang@qq.com",
        "Wang.Li@QQ.com, Wang.Li@QQ.com"
    })
    void an_address_is_plain_letters(String typed, String meant) {
        assertThat(MailAddresses.typed(typed)).isEqualTo(meant);
        assertThat(new MailAddresses(false).reasonsAgainst(meant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wang|syntax",
                "wang@|syntax",
                "@qq.com|syntax",
                "wang@@qq.com|syntax",
                "wang li@qq.com|syntax",
                "王@qq.com|syntax",
                "wang@王.com|syntax",
                "wang..li@qq.com|syntax",
                ".wang@qq.com|syntax",
                "wang.@qq.com|syntax",
                "wang@qq.com,li@qq.com|syntax",
                "\"wang\"@qq.com|syntax",
                "wang<li@qq.com>|syntax",
                "wang@[10.0.0.1]|syntax",
                "wang@localhost|reserved",
                "wang@qq|domain",
                "wang@qq.c|domain",
                "wang@10.0.0.1|domain",
                "wang@-qq.com|domain",
                "wang@qq_mail.com|syntax",
                "wang@qq.con|slip",
                "wang@163.cmo|slip",
                "wang@edu.cnn|slip",
                "wang@school.example|reserved",
                "wang@example.com|reserved",
                "wang@x.invalid|reserved",
                "wang@x.test|reserved"
            })
    void what_cannot_be_delivered_is_refused_with_the_reason(String typed, String reason) {
        assertThat(new MailAddresses(false).reasonsAgainst(MailAddresses.typed(typed)))
                .extracting(r -> r.code())
                .containsExactly("typed.mail." + reason);
    }

    @Test
    void a_line_break_brings_no_second_head_into_the_mail() {
        assertThat(new MailAddresses(true).reasonsAgainst(MailAddresses.typed("wang@qq.com\nBcc: li@qq.com")))
                .hasSize(1);
        assertThat(new MailAddresses(true).reasonsAgainst(MailAddresses.typed("wang@qq.com\u2028li")))
                .hasSize(1);
    }

    @Test
    void a_slip_is_answered_with_what_was_meant() {
        assertThat(new MailAddresses(false).reasonsAgainst("wang@qq.con").get(0).args())
                .containsExactly("con", "wang@qq.com");
    }

    @Test
    void the_demo_and_the_tests_have_addresses_that_lead_nowhere() {
        assertThat(new MailAddresses(true).reasonsAgainst("s001chair@demo.example"))
                .isEmpty();
    }
}
