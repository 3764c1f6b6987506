package cn.redflower.honours.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.redflower.platform.problem.Problems;
import cn.redflower.test.Paper;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The form that a school signs and stamps, read back from the paper. */
class RecommendationFormTest {

    private static final List<Float> WIDTHS = List.of(0.07f, 0.15f, 0.14f, 0.13f, 0.51f);
    private static final List<String> HEAD = List.of("序号", "姓名", "学号", "中队", "推荐理由");
    private static final String OPINION =
            "学校少工委意见：经 2026 年 11 月 2 日会议评定（应到 5 人，实到 5 人，赞成 5 人，" + "反对 0 人，弃权 0 人），同意推荐个人 2 名、集体 1 个。";
    private static final String REASON = "坚持每天整理图书角，带动全班同学读书；在社区敬老院服务三十余次，获得居民好评。";

    @Test
    void a_short_form_is_one_page_with_room_for_signatures_and_a_code_for_people_and_telephones() throws Exception {
        List<List<String>> rows = List.of(
                List.of("1", "甲小一", "901101", "三(1)中队", REASON),
                List.of("2", "阿卜杜热合曼·买买提明", "901102", "六(12)中队", "The 2026 Green School Award\n第二段：热心公益"));
        byte[] pdf = print(list("个人（2 名）", rows), collectives());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(words(document, 1))
                    .contains(
                            "惠水少年先锋章",
                            "甲小一",
                            REASON,
                            "热心公益",
                            "惠水县晨曦小学大队",
                            "大队辅导员（签字）",
                            "少工委主任（签字）",
                            "学校少工委（盖章）",
                            "年月日",
                            "名单码K7QF-2M9X",
                            "第1页，共1页");
            assertThat(Paper.of(document, 0).keep("form-short").code()).endsWith("#K7QF-2M9X");
        }
        assertThat(pdf.length).isLessThan(60_000);
    }

    @Test
    void a_long_list_has_its_head_on_every_page_and_numbered_pages() throws Exception {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> List.of(String.valueOf(i), "队员" + i, "9010" + i, "三(1)中队", REASON))
                .toList();
        try (PDDocument document = Loader.loadPDF(print(list("个人（120 名）", rows)))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(7, 14);
            for (int page = 1; page <= pages; page++) {
                String words = words(document, page);
                assertThat(words).contains("第" + page + "页，共" + pages + "页", "名单码K7QF-2M9X");
                assertThat(words.contains("推荐理由")).as("page " + page).isEqualTo(words.contains("队员"));
                assertThat(Paper.of(document, page - 1).code()).endsWith("#K7QF-2M9X");
            }
            assertThat(words(document, pages)).contains("学校少工委（盖章）");
            assertThat(words(document, 0)).contains("队员120");
            Paper.of(document, 1).keep("form-long-2");
            Paper.of(document, pages - 1).keep("form-long-last");
        }
    }

    @Test
    void reasons_of_any_length_are_printed_in_full_and_nothing_leaves_the_paper() throws Exception {
        String long2000 = IntStream.rangeClosed(1, 125)
                .mapToObj("第%03d条：热心公益，乐于助人。"::formatted)
                .reduce("", String::concat);
        String name = "买买提".repeat(16) + "买买";
        List<List<String>> rows = List.of(
                List.of("1", name, "12345678901234567890123", "三(1)中队", REASON.repeat(8)),
                List.of("2", "龘靐𠮷", "901102", "六(12)中队", long2000),
                List.of("3", "甲", "901103", "一(1)中队", "x".repeat(300)),
                List.of("4", "乙", "901104", "一(1)中队", "emoji \uD83D\uDE00\ttab"));
        try (PDDocument document = Loader.loadPDF(print(list("个人（4 名）", rows)))) {
            String words = words(document, 0);
            assertThat(words).contains("第001条", "第125条：热心公益，乐于助人。", "（续）");
            assertThat(name.chars().filter(c -> words.indexOf(c) < 0)).isEmpty();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    assertThat(text.getXDirAdj()).isBetween(49f, 547f);
                    assertThat(text.getXDirAdj() + text.getWidthDirAdj()).isLessThan(547f);
                    assertThat(text.getYDirAdj()).isBetween(20f, 820f);
                }
            }.getText(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                Paper.of(document, page).keep("form-reasons-" + page);
            }
        }
    }

    private static PrintedList list(String title, List<List<String>> rows) {
        return new PrintedList(title, HEAD, WIDTHS, rows);
    }

    private static PrintedList collectives() {
        return new PrintedList(
                "集体（1 个）",
                List.of("序号", "集体", "集体事迹"),
                List.of(0.07f, 0.29f, 0.64f),
                List.of(List.of("1", "惠水县晨曦小学大队", REASON.repeat(2))));
    }

    private static byte[] print(PrintedList... lists) throws Exception {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/certificate");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        Problems texts = mock(Problems.class);
        when(texts.text(anyString(), any(Object[].class)))
                .thenAnswer(call -> bundle.getMessage(
                        call.getArgument(0),
                        call.getRawArguments()[1] instanceof Object[] args ? args : new Object[0],
                        Locale.CHINA));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecommendationForms(texts)
                .write(
                        new RecommendationForm(
                                "2026—2027 学年惠水少年先锋章（小红花奖章）推荐表",
                                List.of("学校：惠水县晨曦小学", "经民主推荐和学校少工委评定，我校拟推荐以下人选参加本次评选。"),
                                List.of(lists),
                                OPINION,
                                List.of("大队辅导员（签字）", "少工委主任（签字）", "学校少工委（盖章）"),
                                "K7QF-2M9X",
                                "https://flower.example/county-awards/nominations/0d5d6c1e-6a40-4d3c-9a51-d3a"
                                        + "6f6f6a001#K7QF-2M9X",
                                List.of(
                                        "本表由系统按 2026-11-02 09:00 的名单生成。名单有改动的，名单码随之改变，请重新打印、签字、盖章。",
                                        "报送编号 0d5d6c1e-6a40-4d3c-9a51-d3a6f6f6a001")),
                        out);
        return out.toByteArray();
    }

    /** @param page from 1; 0: all */
    private static String words(PDDocument document, int page) throws Exception {
        PDFTextStripper stripper = new PDFTextStripper();
        if (page > 0) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
        }
        return stripper.getText(document).replaceAll("[\\s　]", "");
    }
}
