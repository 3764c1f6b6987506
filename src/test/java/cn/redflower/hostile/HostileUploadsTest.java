package cn.redflower.hostile;

import static cn.redflower.hostile.RawHttp.ascii;
import static cn.redflower.hostile.RawHttp.basic;
import static cn.redflower.hostile.RawHttp.join;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.time.AdjustableClock;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two hundred hostile files at every door that takes files, and forms that are no forms: refused, forgotten, and
 * nothing told.
 */
@IntegrationTest
class HostileUploadsTest {

    private static final String BOUNDARY = "----hostile";

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    private RawHttp http;
    private String sheetDoor;

    @BeforeEach
    void a_round_in_which_sheets_are_taken() {
        http = new RawHttp(port);
        county.settle();
        forget();
        JsonNode opened = new Http(port)
                .call(
                        "county9",
                        "POST",
                        "/api/one-star/rounds",
                        Map.of(
                                "nominationDeadline",
                                LocalDate.now(clock).plusDays(9).toString(),
                                "schools",
                                List.of("s901")),
                        201);
        sheetDoor = "/api/one-star/evaluations/"
                + opened.at("/opened/0/evaluationId").asText() + "/squadrons/s901q01/sheet";
    }

    @AfterEach
    void forget() {
        county.withoutRounds();
        jdbc.update("delete from honors.roster_import");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void none_of_two_hundred_files_does_harm_at_any_door() {
        List<HostileFiles.File> files = HostileFiles.all();
        assertThat(files).hasSizeGreaterThanOrEqualTo(200);
        List<String> present = leftovers();
        int pupils = pupils();
        http.send(upload("/api/rosters", "s901brigade", files.get(0)));
        Watch watch = new Watch();
        watch.each(files, file -> {
            watch.saw(file.what() + " as a roster", http.send(upload("/api/rosters", "s901brigade", file)), false);
            watch.saw(file.what() + " as a list of nominations", http.send(upload(sheetDoor, "s901q01", file)), false);
        });
        jdbc.update("delete from honors.roster_import");
        files = null;
        watch.assertUnharmed();
        assertThat(pupils()).as("nothing is written before it is confirmed").isEqualTo(pupils);
        List<String> left = new ArrayList<>(leftovers());
        left.removeAll(present);
        // those that another JVM of this run is working on go by themselves
        Awaitility.await("files left behind")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(leftovers()).filteredOn(left::contains).isEmpty());
        new Http(port).call("s901chair", "GET", "/engine-rest/task", null, 200);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void forms_that_are_broken_are_refused() {
        Watch watch = new Watch();
        String part =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx";
        List<String[]> forms = List.of(
                new String[] {"multipart/form-data", part},
                new String[] {"multipart/form-data; boundary=", part},
                new String[] {"multipart/form-data; boundary=other", part},
                new String[] {"multipart/form-data; boundary=" + "b".repeat(5_000), part},
                new String[] {"multipart/form-data; boundary=" + BOUNDARY, part},
                new String[] {"multipart/form-data; boundary=" + BOUNDARY, ""},
                new String[] {"multipart/form-data; boundary=" + BOUNDARY, "--" + BOUNDARY + "--\r\n"},
                new String[] {"multipart/form-data; boundary=" + BOUNDARY, part + "\r\n--" + BOUNDARY},
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data\r\n\r\nx\r\n--" + BOUNDARY + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    "--" + BOUNDARY + "\r\nNo-Disposition: x\r\n\r\nx\r\n--" + BOUNDARY + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--" + BOUNDARY
                            + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--" + BOUNDARY
                            + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    "--" + BOUNDARY + "\r\n" + "X: y\r\n".repeat(3_000) + "\r\nx\r\n--" + BOUNDARY + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    (part + "\r\n").repeat(500) + "--" + BOUNDARY + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    part.replace("a.csv", "a\0.csv") + "\r\n--" + BOUNDARY + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    part.replace("a.csv", "../".repeat(300) + "etc/passwd") + "\r\n--" + BOUNDARY + "--\r\n"
                },
                new String[] {
                    "multipart/form-data; boundary=" + BOUNDARY,
                    part.replace("a.csv\"", "a.csv\"; filename*=UTF-8''%00%ff%zz") + "\r\n--" + BOUNDARY + "--\r\n"
                },
                new String[] {"multipart/mixed; boundary=" + BOUNDARY, part + "\r\n--" + BOUNDARY + "--\r\n"},
                new String[] {"application/octet-stream", "x"});
        for (String[] form : forms) {
            for (String door : List.of("/api/rosters", sheetDoor)) {
                RawHttp.Answer answer = http.send(post(
                        door,
                        door.equals(sheetDoor) ? "s901q01" : "s901brigade",
                        form[0],
                        form[1].getBytes(StandardCharsets.UTF_8)));
                watch.saw(
                        form[0] + " " + form[1].substring(0, Math.min(60, form[1].length())) + " at " + door,
                        answer,
                        false);
                assertThat(answer.status())
                        .as(form[0] + form[1].substring(0, Math.min(60, form[1].length())))
                        .isBetween(200, 499);
            }
        }
        watch.assertUnharmed();
    }

    private static byte[] upload(String door, String login, HostileFiles.File file) {
        return post(
                door,
                login,
                "multipart/form-data; boundary=" + BOUNDARY,
                join(
                        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                        + file.name() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8),
                        file.content(),
                        ascii("\r\n--" + BOUNDARY + "--\r\n")));
    }

    private static byte[] post(String door, String login, String type, byte[] body) {
        return join(
                ascii("POST " + door + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + basic(login)
                        + "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n"),
                body);
    }

    private int pupils() {
        return jdbc.queryForObject("select count(*) from honors.pupil", Integer.class);
    }

    private static List<String> leftovers() {
        File[] files = new File(System.getProperty("java.io.tmpdir"))
                .listFiles((folder, name) -> name.matches("(roster|sheet).*\\.tmp"));
        return Stream.of(files).map(File::getName).sorted().toList();
    }
}
