package cn.redflower.hostile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.spreadsheet.WrittenTable;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people typed never becomes a formula in a sheet that we give out. */
@IntegrationTest
class ExportedFormulasTest {

    private static final List<String> COMMANDS = List.of("=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(1)", "＝1+1", "＠x");
    private static final Pattern CELL =
            Pattern.compile("<c r=\"[A-Z]+\\d+\"(?: s=\"(\\d+)\")?[^>]*t=\"(\\w+)\"[^>]*>(.*?)</c>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void school() {
        county.settle();
    }

    @AfterEach
    void forget() {
        jdbc.update("delete from honors.roster_import");
    }

    @Test
    void sheets_are_written_in_three_places_only() {
        JavaClasses product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("cn.redflower");
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("cn.redflower.platform.spreadsheet.MarkedCopy")
                .and()
                .doNotHaveFullyQualifiedName("cn.redflower.platform.spreadsheet.SheetTemplate")
                .and()
                .doNotHaveFullyQualifiedName("cn.redflower.platform.spreadsheet.WrittenTable")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Workbook.class)
                .check(product);
    }

    @Test
    void a_marked_copy_gives_commands_back_as_texts() throws Exception {
        StringBuilder sheet = new StringBuilder("学号,姓名,中队,备注\n");
        COMMANDS.forEach(command -> sheet.append(command)
                .append(",")
                .append(command)
                .append(",")
                .append(command)
                .append(",")
                .append(command)
                .append('\n'));
        byte[] upload =
                RawHttp.join(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"=cmd.csv\"\r\n\r\n"
                                + sheet + "\r\n--x--\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> checked = send(request("/api/rosters")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(upload)));
        assertThat(checked.statusCode())
                .as(new String(checked.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        JsonNode roster = new ObjectMapper().readTree(checked.body());
        byte[] copy = send(request("/api/rosters/" + roster.get("id").asText() + "/marked.xlsx"))
                .body();

        String cells = part(copy, "xl/worksheets/sheet1.xml");
        String texts = part(copy, "xl/sharedStrings.xml") + cells;
        for (String command : COMMANDS) {
            assertThat(texts).contains(command.substring(1, 2));
        }
        assertThat(cells).doesNotContain("<f>").doesNotContain("<f ").doesNotContain("t=\"str\"");
        String formats = part(copy, "xl/styles.xml");
        Matcher cell = CELL.matcher(cells);
        int seen = 0;
        while (cell.find()) {
            seen++;
        }
        assertThat(seen).as("cells that are texts by type").isGreaterThanOrEqualTo(COMMANDS.size() * 3);
        assertThat(formats).as("and stay texts when they are edited").contains("formatCode=\"@\"");
    }

    @Test
    void a_written_table_gives_commands_as_texts() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        new WrittenTable("名单", List.of(new WrittenTable.Column("姓名", 20)))
                .write(COMMANDS.stream().map(List::of).toList(), out);
        String cells = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        Matcher cell = CELL.matcher(cells);
        List<String> styles = new java.util.ArrayList<>();
        while (cell.find()) {
            styles.add(cell.group(1));
        }
        assertThat(styles).hasSize(1 + COMMANDS.size());
        assertThat(styles.subList(1, styles.size()))
                .as("all of one style of their own")
                .doesNotContainNull()
                .containsOnly(styles.get(1));
        assertThat(cells).doesNotContain("<f>").doesNotContain("<f ");
        assertThat(part(out.toByteArray(), "xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void templates_have_no_formula_but_their_lists() throws Exception {
        for (String name : List.of("roster", "nominations")) {
            byte[] template =
                    send(request("/api/rosters/templates/" + name + ".xlsx")).body();
            assertThat(part(template, "xl/worksheets/sheet1.xml"))
                    .doesNotContain("<f>")
                    .doesNotContain("<f ");
            assertThat(part(template, "xl/externalLinks/externalLink1.xml")).isEmpty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("s901brigade:demo".getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
            ZipArchiveEntry entry = zip.getEntry(name);
            return entry == null ? "" : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
