package cn.redflower.honours.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.paper.PrintFont;
import cn.redflower.test.Paper;
import cn.redflower.test.PrintedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a certificate or plaque has to say stays on its paper, can be read, and no line lies on another. */
class CertificateSheetTest {

    private static final String LONG_SCHOOL = "惠水县好花红镇弄苑布依族苗族民族希望寄宿制九年一贯制学校（好花红校区）第二教学点附属实验分校少先队大队部";
    private static final List<String> NAMES = List.of(
            "丽",
            "张明",
            "欧阳小明",
            "阿卜杜热合曼江·买买提吐尔逊·努尔艾合",
            "买买提吐尔逊·阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·艾则孜热娜",
            "买买提吐尔逊·阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·艾则孜热娜·阿不都瓦力江·古丽",
            "Muhammad Abdurrahman Nur Ahmad Yusuf Gulzar Sattar",
            "龘".repeat(50));
    private static final List<String> AWARDS =
            List.of("红领巾奖章（二星章）", "惠水少年先锋集体章（小金果奖章）暨全县少先队优秀集体（红领巾中队）“争做新时代好队员”主题实践活动先进单位");
    private static final List<List<String>> ISSUERS = List.of(
            List.of("少先队惠水县工作委员会"),
            List.of("共青团惠水县委员会", "惠水县教育局", "少先队惠水县工作委员会"),
            List.of("共青团惠水县委员会", "惠水县教育局", "惠水县科学技术协会", "惠水县文化广电旅游局", "惠水县关心下一代工作委员会", "少先队惠水县工作委员会"),
            List.of(LONG_SCHOOL + "工作委员会"));
    private static PrintFont font;

    @BeforeAll
    static void take() {
        font = PrintFont.take();
    }

    @AfterAll
    static void giveBack() {
        font.close();
    }

    private static List<CertificateText> texts() {
        List<CertificateText> texts = new ArrayList<>();
        for (String name : NAMES) {
            for (String award : AWARDS) {
                for (List<String> issuers : ISSUERS) {
                    for (String school : List.of("惠水县晨曦小学", LONG_SCHOOL)) {
                        texts.add(text(false, school + "　六(12)中队　" + name + " 同学：", award, issuers));
                        texts.add(text(true, school + "　" + name, award, issuers));
                    }
                }
            }
            texts.add(text(true, name, AWARDS.get(0), ISSUERS.get(1)));
        }
        return texts;
    }

    @Test
    void everything_stays_on_the_paper() throws IOException {
        List<CertificateText> texts = texts();
        try (PDDocument document = drawn(texts)) {
            for (int page = 0; page < texts.size(); page++) {
                CertificateText text = texts.get(page);
                PrintedText printed = PrintedText.of(document, page)
                        .staysWithin(110, 85, 732, 520)
                        .hasNoOverlaps()
                        .keepsClearOf(119, 82, 203, 164);
                assertThat(printed.smallest()).as(text.toString()).isGreaterThanOrEqualTo(8);
                assertThat(printed.text().replaceAll("[\\s　]", ""))
                        .contains(text.addressee().replaceAll("[\\s　]", ""), text.award());
            }
        }
    }

    @Test
    void what_no_font_has_is_a_place_to_write_it_by_hand() throws IOException {
        try (PDDocument document =
                drawn(text(false, "惠水县晨曦小学　三(1)中队　李\uD87A\uDFF0 同学：", AWARDS.get(0), ISSUERS.get(0)))) {
            assertThat(PrintedText.of(document, 0).text()).contains("李同学").doesNotContain("〓");
            Paper.of(document, 0).keep("certificate-blank");
        }
    }

    @Test
    void rare_characters_are_printed_in_the_font_that_has_them() throws IOException {
        try (PDDocument document =
                drawn(text(false, "惠水县晨曦小学　三(1)中队　李𠮷𪚥\uD885\uDD8Eş 同学：", AWARDS.get(0), ISSUERS.get(0)))) {
            assertThat(PrintedText.of(document, 0).text()).contains("李𠮷𪚥\uD885\uDD8Eş");
            Paper.of(document, 0).keep("certificate-rare");
        }
    }

    @Test
    void the_longest_are_to_be_looked_at() throws IOException {
        for (boolean plaque : new boolean[] {false, true}) {
            try (PDDocument document = drawn(text(
                    plaque,
                    LONG_SCHOOL + "　六(12)中队　" + NAMES.get(5) + (plaque ? "" : " 同学："),
                    AWARDS.get(1),
                    ISSUERS.get(2)))) {
                Paper.of(document, 0).keep("certificate-longest-" + (plaque ? "plaque" : "person"));
            }
        }
        try (PDDocument document =
                drawn(text(false, "惠水县晨曦小学　六(12)中队　" + NAMES.get(5) + " 同学：", AWARDS.get(0), ISSUERS.get(1)))) {
            Paper.of(document, 0).keep("certificate-50");
        }
    }

    private static CertificateText text(boolean plaque, String addressee, String award, List<String> issuers) {
        return new CertificateText(
                plaque,
                plaque ? "奖　牌" : "荣 誉 证 书",
                addressee,
                "荣获 2026—2027 学年",
                award,
                plaque ? "特发此牌，以资鼓励。" : "特发此证，以资鼓励。",
                issuers,
                "二〇二六年十一月二十四日",
                List.of("表彰决定：惠少〔2026〕12号", "编号：HSTEST-2026-000001", "扫码验证"));
    }

    private static PDDocument drawn(CertificateText text) throws IOException {
        return drawn(List.of(text));
    }

    private static PDDocument drawn(List<CertificateText> texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            Stencil code = VerificationCode.of("https://honors.example/verify/abcdefghijklmnopqrstuv");
            PrintFont.Embedded fonts = font.in(document);
            for (CertificateText text : texts) {
                CertificateSheet.draw(document, text, fonts, code.in(document), null);
            }
            document.save(out);
        }
        return Loader.loadPDF(out.toByteArray());
    }
}
