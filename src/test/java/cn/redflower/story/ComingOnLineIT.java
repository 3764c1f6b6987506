package cn.redflower.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Chromium;
import cn.redflower.test.Http;
import cn.redflower.test.ProductProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A county comes on line: the packaged jar on an empty PostgreSQL, three schools, and one star up to the awards.
 * Nothing is done but through pages and the public API.
 */
class ComingOnLineIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String INITIAL = "Anfang-2026-Pingan";
    private static final String PASSWORD = "青山绿水间有琅琅书声";
    private static final String SCHOOL = "平安县青溪小学";
    private static final List<String> BRIGADE = List.of("刘大队", SCHOOL, "大队辅导员", "", "liudd", "");
    /** Enough for a notice of three working days, whatever holidays are near. */
    private static final int DAYS_LATER = 20;

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void an_empty_database() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void an_empty_database_becomes_a_county_that_awards_one_star() throws IOException {
        String evaluation;
        try (ProductProcess product = start(0).ready();
                Chromium chromium = Chromium.at(product.port())) {
            try (Chromium.Person administrator = chromium.stranger()) {
                setUp(administrator);
            }
            Caller admin = new Caller(product.port());
            calendar(admin);
            Map<String, String> codes = slips(admin);
            assertThat(codes).hasSize(13);
            for (Map.Entry<String, String> each : codes.entrySet()) {
                try (Chromium.Person teacher = chromium.stranger()) {
                    firstLogin(teacher, each.getKey(), each.getValue());
                }
            }
            rosters(admin);
            assertThat(gaps(admin)).isEmpty();
            evaluation = oneStar(new Caller(product.port()));
        }
        try (ProductProcess later = start(DAYS_LATER).ready()) {
            Caller caller = new Caller(later.port());
            String path = "/api/one-star/evaluations/" + evaluation;
            ProductProcess.await(
                    "the awards are made",
                    () -> caller.call("wangzr", "GET", path, null, 200)
                            .get("status")
                            .asText()
                            .equals("AWARDED"));
            JsonNode awards = caller.call("wangzr", "GET", path + "/awards", null, 200);
            assertThat(awards).hasSize(2);
            assertThat(awards.get(0).get("number").asText()).matches("\\w+-\\d{4}-S001-00001");
        }
    }

    private ProductProcess start(int ahead) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
        settings.put("SPRING_MAIL_HOST", "localhost");
        settings.put("SPRING_MAIL_PORT", "9");
        settings.put("ADMIN_PASSWORD", INITIAL);
        return ProductProcess.packaged(folder, Path.of(System.getProperty("packaged.jar")), settings, ahead);
    }

    private void setUp(Chromium.Person administrator) throws IOException {
        Page page = administrator.page;
        page.navigate("/login");
        page.fill("#username", "admin");
        page.fill("#password", INITIAL);
        page.click("main form button.primary");
        page.fill("#present", INITIAL);
        page.fill("#next", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("main button.primary");
        page.waitForURL("**/");
        page.click("#empty-county a");
        Chromium.assertSees(page.locator("#setup-missing"), "还有 5 步没有做完");
        administrator.screenshot("coming-01-set-up");
        page.click("#step-names a.button");
        page.fill("[name=name]", "平安县");
        page.fill("[name=countyCommittee]", "平安县少先队工作委员会");
        page.fill("[name=youthLeague]", "共青团平安县委员会");
        page.fill("[name=educationBureau]", "平安县教育局");
        page.click("main button.primary");
        Chromium.assertSees(page.locator("header"), "平安县少先队荣誉评审");
        administrator.screenshot("coming-02-names");
        page.navigate("/county");
        page.click("#step-units a[href='/county/import']");
        page.setInputFiles("#county-file", Files.write(folder.resolve("建县表.xlsx"), workbook()));
        page.waitForURL("**/county/import/*-*");
        Chromium.assertSees(page.locator("main"), "没有发现问题", "新开账号 13 个");
        administrator.screenshot("coming-03-workbook");
        page.click("text=确认导入");
        Chromium.assertSees(page.locator("p.ok"), "已全部写入");
        administrator.screenshot("coming-04-workbook-done");
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", "1.0");
        fill(
                workbook.newWorksheet("单位"),
                List.of("类别", "编号", "名称", "上级"),
                List.of("镇(街道)少工委", "", "青溪镇少工委", ""),
                List.of("学校", "001", SCHOOL, "青溪镇少工委"),
                List.of("学校", "002", "平安县云岭小学", "青溪镇"),
                List.of("学校", "003", "平安县石湾小学", "青溪镇"));
        fill(
                workbook.newWorksheet("中队"),
                List.of("学校", "年级", "中队"),
                List.of(SCHOOL, "三年级", "三(1)中队"),
                List.of(SCHOOL, "四年级", "四(1)中队"),
                List.of("平安县云岭小学", "三年级", "三(1)中队"),
                List.of("平安县石湾小学", "三年级", "三(1)中队"));
        fill(
                workbook.newWorksheet("人员"),
                List.of("姓名", "单位", "职务", "中队", "登录名", "邮箱"),
                List.of("陈团委", "团县委", "团县委干事", "", "chentw", ""),
                List.of("林教育", "县教育局", "教育局干事", "", "linjy", ""),
                List.of("周少工", "县少工委", "县少工委干事", "", "zhousg", ""),
                List.of("王主任", SCHOOL, "学校少工委主任", "", "wangzr", ""),
                BRIGADE,
                List.of("赵中队", SCHOOL, "中队辅导员", "三(1)中队", "zhaozd", ""),
                List.of("钱中队", SCHOOL, "中队辅导员", "四(1)中队", "qianzd", ""),
                List.of("孙主任", "平安县云岭小学", "学校少工委主任", "", "sunzr", ""),
                List.of("李大队", "平安县云岭小学", "大队辅导员", "", "lidd", ""),
                List.of("吴中队", "平安县云岭小学", "中队辅导员", "三(1)中队", "wuzd", ""),
                List.of("郑主任", "平安县石湾小学", "学校少工委主任", "", "zhengzr", ""),
                List.of("冯大队", "平安县石湾小学", "大队辅导员", "", "fengdd", ""),
                List.of("褚中队", "平安县石湾小学", "中队辅导员", "三(1)中队", "chuzd", ""));
        workbook.finish();
        return out.toByteArray();
    }

    @SafeVarargs
    private static void fill(Worksheet sheet, List<String>... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].size(); column++) {
                sheet.value(row, column, rows[row].get(column));
            }
        }
    }

    private static void calendar(Caller caller) {
        int year = LocalDate.now(ZONE).getYear();
        for (int each = year; each <= year + 1; each++) {
            if (caller.status("admin", "GET", "/api/working-calendar/" + each, null) == 200) {
                continue; // shipped
            }
            caller.call(
                    "admin",
                    "PUT",
                    "/api/working-calendar/" + each,
                    Map.of(
                            "version",
                            0,
                            "confirmed",
                            true,
                            "days",
                            List.of(Map.of("date", each + "-01-01", "kind", "OFF", "label", "元旦"))),
                    200);
        }
    }

    /** One-time codes by login, read from the paper. */
    private static Map<String, String> slips(Caller caller) throws IOException {
        HttpResponse<byte[]> answer = caller.paper("/api/account-slips", Map.of("onlyWithoutMail", true));
        assertThat(answer.statusCode()).isEqualTo(200);
        String text;
        try (var paper = Loader.loadPDF(answer.body())) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            text = reader.getText(paper);
        }
        Map<String, String> codes = new LinkedHashMap<>();
        Matcher strips = Pattern.compile("用户名\\s+(\\w+)\\s+一次性代码\\s+([2-9A-Z]{5})-([2-9A-Z]{5})")
                .matcher(text);
        while (strips.find()) {
            codes.put(strips.group(1), strips.group(2) + strips.group(3));
        }
        return codes;
    }

    private static void firstLogin(Chromium.Person teacher, String login, String code) {
        Page page = teacher.page;
        page.navigate("/login");
        page.click("text=用开户单设置密码");
        page.fill("#login", login);
        page.fill("#code", code);
        page.fill("#next", PASSWORD);
        page.fill("#repeated", PASSWORD);
        teacher.screenshot("coming-05-slip");
        page.click("main button.primary");
        page.waitForURL("**/login?passwordset");
        page.fill("#username", login);
        page.fill("#password", PASSWORD);
        page.click("main form button.primary");
        page.waitForURL("**/");
        Chromium.assertSees(page.locator("h1"), "您好");
    }

    private static void rosters(Caller caller) throws IOException {
        StringBuilder rows = new StringBuilder("学校,年级,中队,学号,姓名,性别,出生年月,入队年月,向阳,梦想,奉献,监护人同意,公示同意\n");
        int birth = LocalDate.now(ZONE).getYear() - 9;
        int number = 0;
        for (String squadron :
                List.of(SCHOOL + ",三年级,三(1)中队", SCHOOL + ",四年级,四(1)中队", "平安县云岭小学,三年级,三(1)中队", "平安县石湾小学,三年级,三(1)中队")) {
            for (String name : List.of("甲小明", "乙小红", "丙小强", "丁小芳")) {
                rows.append(squadron)
                        .append(",%03d,%s,女,%d-10,%d-06,1,1,1,是,是%n".formatted(++number, name, birth, birth + 7));
            }
        }
        JsonNode checked = caller.upload("admin", "/api/rosters", "名册.csv", rows.toString());
        String path = "/api/rosters/" + checked.get("id").asText();
        ProductProcess.await(
                "the county's roster is checked", () -> caller.status(path).equals("CHECKED"));
        JsonNode view = caller.call("admin", "GET", path, null, 200);
        assertThat(view.get("acceptedRows").asInt()).as(view.toString()).isEqualTo(16);
        caller.call("admin", "POST", path + "/confirm", Map.of("markMissingAsLeft", false), 200);
        ProductProcess.await(
                "the county's roster is there", () -> caller.status(path).equals("CONFIRMED"));
    }

    private static List<String> gaps(Caller caller) {
        return StreamSupport.stream(
                        caller.call("admin", "GET", "/api/county/setup", null, 200)
                                .spliterator(),
                        false)
                .flatMap(step -> StreamSupport.stream(step.get("gaps").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    /** Up to the committee's decision. @return the case */
    private static String oneStar(Caller caller) {
        LocalDate today = LocalDate.now(ZONE);
        String evaluation = caller.call(
                        "zhousg",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of("nominationDeadline", today.plusDays(3).toString(), "schools", List.of("s001")),
                        201)
                .at("/opened/0/evaluationId")
                .asText();
        String path = "/api/one-star/evaluations/" + evaluation;
        for (String[] counselor : new String[][] {{"zhaozd", "s001q01"}, {"qianzd", "s001q02"}}) {
            caller.waitForTask(counselor[0]);
            String list = path + "/squadrons/" + counselor[1];
            long pupil = caller.call(counselor[0], "GET", list, null, 200)
                    .at("/pupils/0/pupilId")
                    .asLong();
            caller.call(counselor[0], "PUT", list + "/nominees/" + pupil, Map.of("reason", "学习认真，乐于助人"), 204);
            caller.complete(counselor[0], Map.of(), 204);
        }
        caller.waitForTask("liudd");
        caller.complete("liudd", Map.of("decision", "approve"), 204);
        caller.waitForTask("wangzr");
        JsonNode rows = caller.call("wangzr", "GET", path + "/nominees", null, 200);
        caller.call(
                "wangzr",
                "PUT",
                path + "/decisions",
                StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Map.of("nomineeId", row.get("nomineeId").asLong(), "decision", "APPROVED"))
                        .toList(),
                200);
        caller.call(
                "wangzr",
                "PUT",
                path + "/meeting",
                Map.of(
                        "heldOn",
                        today.toString(),
                        "expected",
                        5,
                        "present",
                        5,
                        "inFavour",
                        5,
                        "against",
                        0,
                        "abstained",
                        0),
                200);
        caller.complete("wangzr", Map.of("decision", "approve"), 204);
        ProductProcess.await(
                "the notice is out",
                () -> caller.call("wangzr", "GET", path, null, 200).hasNonNull("noticeAddress"));
        return evaluation;
    }

    /** The API, by the one password that everybody has set. */
    private static final class Caller extends Http {

        Caller(int port) {
            super(port);
        }

        @Override
        protected void authorize(HttpRequest.Builder request, String login) {
            if (login != null) {
                request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
            }
        }

        void waitForTask(String login) {
            ProductProcess.await("a task for " + login, () -> !worklist(login).isEmpty());
        }

        String status(String path) {
            return call("admin", "GET", path, null, 200).get("status").asText();
        }

        JsonNode upload(String login, String path, String name, String content) throws IOException {
            byte[] body = ("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--part--\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> answer = raw(login, "POST", path, "multipart/form-data; boundary=part", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return new ObjectMapper().readTree(answer.body());
        }

        HttpResponse<byte[]> paper(String path, Object body) {
            return download("admin", path, body);
        }
    }
}
