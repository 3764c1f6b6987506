package cn.redflower.honours.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.Paper;
import cn.redflower.test.PrintedText;
import cn.redflower.test.SmallCounty;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Certificates as they are printed, read back with the eyes of a PDF reader and of a telephone. */
@IntegrationTest
class CertificatePaperTest {

    private static final int LARGEST = 20_480;

    @Autowired
    SmallCounty county;

    @Autowired
    Certificates certificates;

    @Autowired
    CertificatePaper paper;

    @Autowired
    DecisionDocuments decisions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void no_certificates() {
        county.settle();
        county.withoutRounds();
        jdbc.execute("truncate honors.certificate");
    }

    @Test
    void a_certificate_is_one_small_page_with_its_own_font_and_a_code_that_leads_to_its_verification()
            throws Exception {
        Certificate certificate = issue("张小明", Kind.INDIVIDUAL);
        byte[] pdf = print(certificate);

        assertThat(pdf.length).isLessThanOrEqualTo(LARGEST);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document).replaceAll("[\\s　]", ""))
                    .contains("张小明", "荣誉证书", "红领巾奖章（二星章）", "HSTEST-2026-00001", "二〇二六年十一月二十四日");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).as("a subset is named so").matches("[A-Z]{6}\\+.*");
            }
            String address = Paper.of(document, 0)
                    .keep("certificate-" + certificate.kind())
                    .code();
            assertThat(address).isEqualTo(paper.addressOf(certificate));

            String path = URI.create(address).getPath();
            HttpResponse<String> valid = look(path);
            assertThat(valid.statusCode()).isEqualTo(200);
            assertThat(valid.body())
                    .contains("有效", "张*明", "HSTEST-2026-00001", "三(1)中队")
                    .doesNotContain("张小明");
            transaction.executeWithoutResult(
                    tx -> certificates.revoke(certificate.number(), LocalDate.of(2026, 12, 1), "材料不实。"));
            assertThat(look(path).body()).contains("已撤销", "2026-12-01", "材料不实").doesNotContain("现在有效");
        }
    }

    @Test
    void a_plaque_names_the_collective() throws Exception {
        Certificate certificate = issue("三(1)中队", Kind.COLLECTIVE);
        byte[] pdf = print(certificate);
        assertThat(pdf.length).isLessThanOrEqualTo(LARGEST);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("三(1)中队", "特发此牌");
            Paper.of(document, 0).keep("certificate-" + certificate.kind());
        }
    }

    @Test
    void rare_characters_are_printed_small_and_what_is_long_is_made_to_fit() throws Exception {
        byte[] rare = print(issue("李𠮷", Kind.INDIVIDUAL));
        assertThat(rare.length).isLessThanOrEqualTo(LARGEST);
        try (PDDocument document = Loader.loadPDF(rare)) {
            assertThat(new PDFTextStripper().getText(document)).contains("李𠮷");
        }
        Certificate longest = new Certificate(
                "N-1",
                "x".repeat(22),
                Kind.INDIVIDUAL,
                "two-star",
                "红领巾奖章（二星章）",
                "阿卜杜热合曼·买买提",
                "s901",
                "惠水县好花红镇弄苑民族希望寄宿制九年一贯制学校",
                "六(12)中队",
                "2026-2027",
                "county",
                List.of("共青团惠水县委员会", "惠水县教育局", "少先队惠水县工作委员会"),
                LocalDate.of(2026, 11, 24),
                "惠少〔2026〕12号",
                true,
                null,
                null);
        try (PDDocument document = Loader.loadPDF(print(longest))) {
            assertThat(new PDFTextStripper().getText(document)).contains("九年一贯制学校");
            Paper.of(document, 0).keep("certificate-long");
        }
    }

    @Test
    void an_unknown_code_is_said_to_be_unknown_and_asking_too_often_asks_for_patience() {
        assertThat(look("/verify/doesnotexist").statusCode()).isEqualTo(404);
        assertThat(look("/verify/doesnotexist").body()).contains("查无此证");
        assertThat(IntStream.range(0, 70).map(i -> look("/verify/doesnotexist").statusCode()))
                .contains(429);
    }

    @Test
    void numbers_follow_each_other_and_codes_do_not() {
        List<Certificates.Issued> issued = transaction.execute(tx -> certificates.issue(
                new CertificateSeries("HSTEST-2026", 5),
                IntStream.range(0, 50)
                        .mapToObj(i -> draft("甲" + i, Kind.INDIVIDUAL))
                        .toList()));
        assertThat(issued)
                .extracting(Certificates.Issued::number)
                .startsWith("HSTEST-2026-00001")
                .endsWith("HSTEST-2026-00050")
                .doesNotHaveDuplicates();
        assertThat(jdbc.queryForList("select code from honors.certificate", String.class))
                .hasSize(50)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.length() == 22);
    }

    @Test
    void a_decision_lists_thousands_over_numbered_pages() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        decisions.write(
                new DecisionDocument(
                        "惠少〔2026〕7号",
                        "少先队惠水县工作委员会",
                        "关于表彰2026—2027学年红领巾奖章（二星章）获得者的决定",
                        List.of("为激励全县少先队员奋发向上，现作出如下决定。", "希望受表彰的队员再接再厉。"),
                        List.of(new PrintedList(
                                "个人",
                                List.of("序号", "学校", "中队", "姓名"),
                                List.of(0.12f, 0.44f, 0.22f, 0.22f),
                                () -> IntStream.rangeClosed(1, 4000)
                                        .mapToObj(i -> List.of(String.valueOf(i), "惠水县晨曦小学", "三(1)中队", "甲" + i))
                                        .iterator())),
                        LocalDate.of(2026, 11, 24)),
                out);
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("惠少〔2026〕7号", "附件 1", "甲4000", "— " + document.getNumberOfPages() + " —");
            Paper.of(document, 0).keep("decision-1");
            Paper.of(document, 1).keep("decision-2");
        }
    }

    @Test
    void long_and_rare_names_of_a_decision_stay_in_their_cells() throws Exception {
        String longest = "买买提吐尔逊·阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·艾则孜热娜·阿不都瓦力江·古丽";
        List<String> names = List.of("丽", "李𠮷", longest, "龘".repeat(50), "李\uD87A\uDFF0", "陈\uE863");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        decisions.write(
                new DecisionDocument(
                        "惠少〔2026〕7号",
                        "共青团惠水县委员会惠水县教育局惠水县科学技术协会少先队惠水县工作委员会",
                        "关于表彰2026—2027学年惠水少年先锋集体章（小金果奖章）暨全县少先队优秀集体“争做新时代好队员”主题实践活动先进单位的决定",
                        List.of("为激励全县少先队员奋发向上，争做新时代好队员，现作出如下决定（名单见附件）。".repeat(9)),
                        List.of(new PrintedList(
                                "个人",
                                List.of("序号", "学校", "中队", "姓名"),
                                List.of(0.1f, 0.46f, 0.22f, 0.22f),
                                IntStream.range(0, 120)
                                        .mapToObj(i -> List.of(
                                                String.valueOf(i + 1),
                                                i % 2 == 0 ? "惠水县晨曦小学" : "惠水县好花红镇弄苑布依族苗族民族希望寄宿制九年一贯制学校",
                                                "六(12)中队",
                                                names.get(i % names.size())))
                                        .toList())),
                        LocalDate.of(2026, 11, 24)),
                out);
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                PrintedText printed = PrintedText.of(document, page)
                        .staysWithin(78, 40, 522, 800)
                        .hasNoOverlaps();
                assertThat(printed.smallest()).isGreaterThanOrEqualTo(8);
            }
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("李𠮷", "陈\u4DAE", "留空处请手写补字", "第5行的", "U+2EBF0")
                    .doesNotContain("〓");
            Paper.of(document, 0).keep("decision-long-1");
            Paper.of(document, 1).keep("decision-long-2");
            Paper.of(document, document.getNumberOfPages() - 1).keep("decision-long-last");
        }
    }

    private Certificate issue(String name, Kind kind) {
        return transaction.execute(tx -> certificates
                .find(certificates
                        .issue(new CertificateSeries("HSTEST-2026", 5), List.of(draft(name, kind)))
                        .get(0)
                        .number())
                .orElseThrow());
    }

    private static CertificateDraft draft(String name, Kind kind) {
        return new CertificateDraft(
                "case",
                UUID.randomUUID().toString(),
                kind,
                "two-star",
                "红领巾奖章（二星章）",
                name,
                "s901",
                "惠水县晨曦小学",
                "三(1)中队",
                "2026-2027",
                "county",
                List.of("共青团惠水县委员会", "惠水县教育局", "少先队惠水县工作委员会"),
                LocalDate.of(2026, 11, 24),
                "惠少〔2026〕1号",
                true);
    }

    private byte[] print(Certificate certificate) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        paper.write(List.of(certificate), out);
        return out.toByteArray();
    }

    private HttpResponse<String> look(String path) {
        return new Http(port).raw(null, "GET", path, null, new byte[0]);
    }
}
