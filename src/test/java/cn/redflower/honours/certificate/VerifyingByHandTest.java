package cn.redflower.honours.certificate;

import static cn.redflower.test.Csrf.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.SmallCounty;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** A certificate in somebody's hand, verified by its QR code or by what is printed beside it, fact by fact. */
@IntegrationTest
class VerifyingByHandTest {

    private static final AtomicInteger SOMEBODY = new AtomicInteger();

    @Autowired
    SmallCounty county;

    @Autowired
    Certificates certificates;

    @Autowired
    Seal seal;

    @Autowired
    Problems texts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvc http;

    private String address;

    @BeforeEach
    void no_certificates() {
        county.settle();
        county.withoutRounds();
        someoneElse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://flower.example",
                "https://flower.example/",
                " https://flower.example// ",
                "https://county.example/flower",
                "https://county.example/flower/"
            })
    void the_code_leads_to_its_page_however_the_address_was_typed(String baseUrl) throws Exception {
        Certificate certificate = issue("张小明", Kind.INDIVIDUAL, "三(1)中队");
        String address = Paper.of(print(certificate, baseUrl)).code();
        assertThat(address).doesNotContain(" ").endsWith("/verify/" + certificate.code());
        // behind the proxy that takes the path off
        String path = URI.create(address).getPath().replaceFirst("^/flower", "");
        assertThat(look(path).statusCode()).isEqualTo(200);
        assertThat(look(path).body()).contains("现在有效", certificate.number());
    }

    @Test
    void number_and_check_code_are_printed_and_lead_to_the_same_page() throws Exception {
        Certificate certificate = issue("张小明", Kind.INDIVIDUAL, "三(1)中队");
        String printed = text(print(certificate, "https://flower.example"));
        String code = CheckCode.of(certificate.code()).grouped();
        assertThat(printed).contains("编号：" + certificate.number(), "校验码：" + code, "https://flower.example/verify");

        for (String number : List.of(
                certificate.number(),
                certificate.number().toLowerCase(Locale.ROOT),
                certificate.number().replace("-", " "),
                certificate.number().replace("-", ""),
                " " + certificate.number().replace('-', '－') + "　",
                wide(certificate.number()))) {
            for (String typed : List.of(
                    code, code.toLowerCase(Locale.ROOT), code.replace(" ", ""), code.replace(' ', '-'), wide(code))) {
                Answer answer = ask(number, typed);
                assertThat(answer.statusCode()).as(number + " " + typed).isEqualTo(302);
                assertThat(answer.location()).endsWith("/verify/" + certificate.code());
            }
            someoneElse();
        }
    }

    @Test
    void without_a_code_there_is_a_form_and_what_does_not_match_stays_in_it() {
        Certificate certificate = issue("张小明", Kind.INDIVIDUAL, "三(1)中队");
        String code = CheckCode.of(certificate.code()).grouped();
        for (String path : List.of("/verify", "/verify/")) {
            Answer form = look(path);
            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(form.body())
                    .contains("name=\"number\"", "name=\"code\"", "校验码")
                    .doesNotContain("role=\"alert\"");
        }
        for (List<String> wrong : List.of(
                List.of(certificate.number(), "0000 0000"),
                List.of("HSTEST-2026-99999", code),
                List.of("没有", "没有"),
                List.of("'; --", "%"))) {
            Answer answer = ask(wrong.get(0), wrong.get(1));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("没有查到", "name=\"number\"").doesNotContain("张*明");
        }
        assertThat(ask(certificate.number(), "0000").body())
                .contains("value=\"" + certificate.number() + "\"", "value=\"0000\"");
        assertThat(ask(certificate.number(), " ").body()).contains("还差一项", "value=\"" + certificate.number() + "\"");
        assertThat(ask("", code).body()).contains("还差一项");
        assertThat(ask("x".repeat(3000), "y".repeat(3000)).statusCode()).isEqualTo(422);
        assertThat(look("/verify/nosuchcode").body()).contains("查无此证", "name=\"number\"");
    }

    @Test
    void guessing_codes_is_slow() {
        Certificate certificate = issue("张小明", Kind.INDIVIDUAL, "三(1)中队");
        int asked = 0;
        Answer answer = ask(certificate.number(), "0000 0000");
        while (answer.statusCode() == 422 && asked++ < 70) {
            answer = ask(certificate.number(), "0000 0001");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("过于频繁", "name=\"number\"", certificate.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INDIVIDUAL", "COLLECTIVE", "TITLE"})
    void every_printed_fact_can_be_compared_also_of_what_was_revoked(Kind kind) throws Exception {
        String name = kind == Kind.INDIVIDUAL ? "张小明" : kind == Kind.COLLECTIVE ? "三(1)中队" : "红领巾示范校";
        Certificate certificate = issue(name, kind, kind == Kind.TITLE ? null : "三(1)中队");
        // what is printed stays, whatever the school is called today
        jdbc.update("update honors.school set name = '新校名' where id = 's901'");
        try {
            List<String> printed = CertificateText.of(certificate, "", texts)
                    .all()
                    .flatMap(line -> List.of(line.split("[\\s　：，。]+")).stream())
                    .filter(word -> !word.isBlank()
                            && !word.contains("特发此")
                            && !word.contains("资鼓励")
                            && !word.contains("扫码")
                            && !word.equals("同学"))
                    .map(word -> word.equals("张小明") ? "张*明" : word)
                    .toList();
            assertThat(printed)
                    .contains(
                            kind == Kind.INDIVIDUAL ? "张*明" : kind == Kind.COLLECTIVE ? "三(1)中队" : "红领巾示范校",
                            "二〇二六年十一月二十四日");
            assertSays(certificate, printed, kind);
            transaction.executeWithoutResult(
                    tx -> certificates.revoke(certificate.number(), LocalDate.of(2026, 12, 1), "材料不实。"));
            assertSays(certificate, printed, kind);
            assertThat(look("/verify/" + certificate.code()).body())
                    .contains("已撤销", "材料不实")
                    .doesNotContain("现在有效", "新校名");
        } finally {
            jdbc.update("update honors.school set name = '测试一小' where id = 's901'");
        }
    }

    @Test
    void the_name_on_the_paper_is_compared_without_being_told() {
        Certificate certificate = issue("阿依古丽·买买提", Kind.INDIVIDUAL, "三(1)中队");
        assertThat(compare(certificate, "阿依古丽·买买提").body()).contains("姓名<strong>一致");
        assertThat(compare(certificate, " 阿依古丽 • 买买提　").body()).contains("姓名<strong>一致");
        Answer altered = compare(certificate, "阿依努尔·买买提");
        assertThat(altered.body()).contains("姓名<strong>不一致").doesNotContain("阿依古丽");
        assertThat(compare(certificate, "").body()).doesNotContain("姓名<strong>");
        Answer last = altered;
        for (int i = 0; i < 12; i++) {
            last = compare(certificate, "甲" + i);
        }
        assertThat(last.statusCode()).isEqualTo(429);
    }

    private void assertSays(Certificate certificate, List<String> facts, Kind kind) {
        Answer page = look("/verify/" + certificate.code());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().replaceAll("[\\s　]", ""))
                .contains(facts.stream().map(f -> f.replaceAll("[\\s　]", "")).toList());
        if (kind == Kind.INDIVIDUAL) {
            assertThat(page.body()).contains("三(1)中队").doesNotContain("张小明");
        }
    }

    private Answer compare(Certificate certificate, String name) {
        return answer(post("/verify/{code}", certificate.code()).with(csrf()).param("name", name));
    }

    private Answer ask(String number, String code) {
        return answer(get("/verify").param("number", number).param("code", code));
    }

    private Answer look(String path) {
        return answer(get(path));
    }

    /** What a stranger gets. */
    private record Answer(int statusCode, String body, String location) {}

    private Answer answer(MockHttpServletRequestBuilder asked) {
        try {
            MockHttpServletResponse response = http.perform(asked.with(request -> {
                        request.setRemoteAddr(address);
                        return request;
                    }))
                    .andReturn()
                    .getResponse();
            return new Answer(
                    response.getStatus(),
                    response.getContentAsString(StandardCharsets.UTF_8),
                    response.getRedirectedUrl());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** From another address, which has not asked yet. */
    private void someoneElse() {
        address = "198.51.100." + SOMEBODY.incrementAndGet();
    }

    private static String wide(String text) {
        return text.chars()
                .map(c -> c == ' ' ? 0x3000 : c + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private byte[] print(Certificate certificate, String baseUrl) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CertificatePaper(seal, new Site(new MockEnvironment().withProperty("redflower.base-url", baseUrl)), texts)
                .write(List.of(certificate), out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Certificate issue(String name, Kind kind, String squadron) {
        return transaction.execute(tx -> certificates
                .find(certificates
                        .issue(
                                new CertificateSeries("HSTEST-2026", 5),
                                List.of(new CertificateDraft(
                                        "case",
                                        UUID.randomUUID().toString(),
                                        kind,
                                        "two-star",
                                        "红领巾奖章（二星章）",
                                        name,
                                        "s901",
                                        "惠水县晨曦小学",
                                        squadron,
                                        "2026-2027",
                                        "county",
                                        List.of("共青团惠水县委员会", "惠水县教育局", "少先队惠水县工作委员会"),
                                        LocalDate.of(2026, 11, 24),
                                        "惠少〔2026〕1号",
                                        true)))
                        .get(0)
                        .number())
                .orElseThrow());
    }
}
