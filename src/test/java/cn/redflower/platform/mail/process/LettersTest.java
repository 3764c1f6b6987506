package cn.redflower.platform.mail.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.redflower.platform.mail.Letter;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest extends MailStory {

    private static final String PUPIL = "张小明";
    private static final Map<String, Object> ALL = Map.ofEntries(
            Map.entry("round", "2026 年一星章评选"),
            Map.entry("task", "审核推荐名单"),
            Map.entry("what", "三(2)中队推荐名单"),
            Map.entry("organ", "惠水县晨曦小学大队辅导员"),
            Map.entry("reason", PUPIL + "的推荐理由太短。\n请补充 <b>事迹</b>。"),
            Map.entry("deadline", LocalDate.of(2026, 10, 9)),
            Map.entry("school", "惠水县晨曦小学"),
            Map.entry("squadron", "三(2)中队"),
            Map.entry("title", "惠水县晨曦小学 2026 年一星章公示"),
            Map.entry("firstDay", LocalDate.of(2026, 10, 9)),
            Map.entry("lastDay", LocalDate.of(2026, 10, 12)),
            Map.entry("summary", "授予 35 人，其中" + PUPIL + "补报"),
            Map.entry("year", "2027"),
            Map.entry("was", LocalDate.of(2026, 10, 8)),
            Map.entry("fallback", "惠水县晨曦小学少工委"),
            Map.entry("path", "/camunda/app/tasklist/"));

    private GreenMail server;

    @BeforeEach
    void startServer() {
        server = MailWorld.serverAt(PORT);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            tasks-waiting    | round task school squadron deadline path        | 待办：审核推荐名单（2026 年一星章评选）
            returned         | round what organ reason deadline path           | 请修改：三(2)中队推荐名单被惠水县晨曦小学大队辅导员退回（2026 \
            年一星章评选）
            deadline-near    | round what deadline school squadron path        | 即将截止：三(2)中队推荐名单（2026 年一星章评选）
            waived           | round what deadline school squadron path        | 逾期弃权：三(2)中队推荐名单（2026 年一星章评选）
            notice-published | title lastDay path school firstDay              | 公示：惠水县晨曦小学 2026 年一星章公示
            objection-raised | title deadline path                             | 公示收到异议，请调查：惠水县晨曦小学 2026 年一星章公示
            result           | round summary school squadron path              | 结果：2026 年一星章评选
            deadline-moved   | round what was deadline school path             | 期限顺延：三(2)中队推荐名单（2026 年一星章评选）
            calendar-missing | year path                                       | 请录入 2027 年工作日历
            fallback-used    | round task organ fallback path                  | 任务无人可办，已转由惠水县晨曦小学少工委办理：审核推荐名单（2026 \
            年一星章评选）
            """)
    void eachLetterSaysWhatItWasToldInTextAndHtml(String template, String keys, String subject) throws Exception {
        Map<String, Object> model = new HashMap<>(ALL);
        model.keySet().retainAll(List.of(keys.split(" ")));
        world.post(List.of(new Letter("a@school.example", template, model)));
        world.letDeliveriesRun();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo(subject).doesNotContain(PUPIL);
        String text = body(mail, "text/plain");
        String html = body(mail, "text/html");
        model.forEach((key, value) -> {
            if (value instanceof String said && !key.equals("reason")) {
                assertThat(text).as(key).contains(said);
                assertThat(html).as(key).contains(said);
            }
        });
        assertThat(text)
                .doesNotContain("[(", " th:", "2026-10", "Subject:")
                .contains("https://flower.example/camunda/app/tasklist/");
        assertThat(html)
                .doesNotContain(" th:", "2026-10")
                .contains("href=\"https://flower.example/camunda/app/tasklist/\"");
        if (model.containsKey("reason")) {
            assertThat(text).contains("请补充 <b>事迹</b>。");
            assertThat(html).contains("请补充 &lt;b&gt;事迹&lt;/b&gt;。");
        }
        if (model.containsKey("deadline")) {
            assertThat(text).contains("2026年10月9日（星期五）");
        }
    }

    @Test
    void whatIsNotNeededMayBeLeftOut() throws Exception {
        world.post(List.of(new Letter("a@school.example", "tasks-waiting", Map.of("round", "甲", "task", "乙"))));
        world.letDeliveriesRun();
        assertThat(body(server.getReceivedMessages()[0], "text/plain").replace("\r\n", "\n"))
                .isEqualTo("""
                您好：

                您有一项待办任务，请登录系统办理。

                事项：甲
                任务：乙

                --
                小红花 · 惠水县少先队荣誉评审
                https://flower.example
                本邮件由系统自动发出，请勿直接回复。
                """);
    }

    @Test
    void aLetterIsWrittenInTheNameThatTheCountyHasWhenItIsSent() throws Exception {
        world.post(List.of(new Letter("a@school.example", "tasks-waiting", Map.of("round", "甲", "task", "乙"))));
        world.rename("长顺县");
        try {
            world.letDeliveriesRun();
        } finally {
            world.rename("惠水县");
        }
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(body(mail, "text/plain")).contains("小红花 · 长顺县少先队荣誉评审");
        assertThat(body(mail, "text/html")).contains(">小红花 · 长顺县少先队荣誉评审</p>");
    }

    @Test
    void aSubjectStaysOneLineOfReadableLength() throws Exception {
        world.post(List.of(new Letter(
                "a@school.example", "tasks-waiting", Map.of("round", "甲\r\nBcc: x@y", "task", "很长".repeat(100)))));
        world.letDeliveriesRun();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject())
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("…")
                .doesNotContain("\n", "\r");
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void onlyWhatALetterNeedsIsKept() {
        assertThatIllegalArgumentException().isThrownBy(() -> post("tasks-waiting", Map.of("round", "甲")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post("tasks-waiting", Map.of("round", "甲", "task", "乙", "pupil", PUPIL)))
                .withMessageNotContaining(PUPIL);
        assertThatIllegalArgumentException().isThrownBy(() -> post("no-such-letter", Map.of()));
        assertThat(world.statuses()).isEmpty();
    }

    private void post(String template, Map<String, Object> model) {
        world.post(List.of(new Letter("a@school.example", template, model)));
    }

    private static String body(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
