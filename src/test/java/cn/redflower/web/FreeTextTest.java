package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.approval.TaskContract;
import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SessionHttp;
import cn.redflower.web.EndpointMatrixTest.Row;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever people type freely may name a child. A word of its own stands in every field of every case of school
 * {@code s901}; everybody then asks for everything, and reads it only where {@code security/free-text.csv} says so.
 */
@IntegrationTest
class FreeTextTest {

    /** For a thing of the table that its address alone does not show. */
    private static final Map<String, String> ASKED_FOR = Map.of(
            "/api/county-awards/rounds/{id}/screening/comparison", "?row={rowId}",
            "/api/rosters/{id}/changes", "?kind=ADDED",
            "/api/signings/{id}/rows", "?which=ALL&size=200",
            "/api/revocations/award", "?number=T-1",
            "/verify", "?number=T-1&code=" + "C".repeat(22));

    @Autowired
    SchoolThings things;

    @Autowired
    PlantedWords planted;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    List<TaskContract> contracts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort
    int port;

    @AfterEach
    void without_the_words() {
        planted.pullOut();
    }

    @Test
    void every_column_of_text_has_its_readers() {
        Set<String> columns = new TreeSet<>(jdbc.queryForList("""
                select c.table_name || '.' || c.column_name from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                    and t.table_type = 'BASE TABLE'
                where c.table_schema = 'honors' and c.table_name <> 'flyway_schema_history'
                    and c.udt_name in ('text', '_text', 'varchar', '_varchar', 'json', 'jsonb')""", String.class));
        assertThat(FreeText.columns()).containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void every_text_of_a_request_and_every_opinion_comes_to_rest_in_one_of_them() {
        Set<String> typed = new TreeSet<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> Arrays.stream(handler.getMethodParameters())
                        .filter(body -> body.hasParameterAnnotation(RequestBody.class))
                        .forEach(body -> texts(body.getGenericParameterType(), "")
                                .forEach(field -> info.getPatternValues()
                                        .forEach(path -> typed.add(info.getMethodsCondition()
                                                        .getMethods()
                                                        .iterator()
                                                        .next()
                                                + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}") + " " + field)))));
        contracts.forEach(contract -> {
            typed.add("task " + contract.taskKey() + " opinion");
            contract.further().forEach((name, type) -> {
                if (type == String.class) {
                    typed.add("task " + contract.taskKey() + " " + name);
                }
            });
        });
        Map<String, String> fields = FreeText.typed();
        assertThat(fields.keySet()).containsExactlyInAnyOrderElementsOf(typed);
        assertThat(fields.values())
                .filteredOn(field -> !field.equals("code"))
                .isSubsetOf(FreeText.rules().keySet());
    }

    private static List<String> texts(Type type, String name) {
        if (type instanceof ParameterizedType several) {
            return Arrays.stream(several.getActualTypeArguments())
                    .flatMap(each -> texts(each, name).stream())
                    .toList();
        }
        Class<?> one = (Class<?>) type;
        if (one == String.class) {
            return List.of(name);
        }
        return !one.isRecord()
                ? List.of()
                : Arrays.stream(one.getRecordComponents())
                        .flatMap(
                                part -> texts(
                                        part.getGenericType(),
                                        name.isEmpty() ? part.getName() : name + "." + part.getName())
                                        .stream())
                        .toList();
    }

    @Test
    void a_name_is_read_by_those_alone_whom_it_concerns() throws Exception {
        Map<String, String> names = things.ofSchool901(new Http(port));
        planted.in(names);
        List<Callable<Set<String>>> readers = Stream.concat(
                        Stream.of((String) null),
                        Stream.concat(EndpointMatrixTest.OWN.stream(), EndpointMatrixTest.OTHERS.stream()))
                .<Callable<Set<String>>>map(login -> () -> read(login, names))
                .toList();
        Set<String> read = new TreeSet<>();
        ExecutorService people = Executors.newFixedThreadPool(3);
        try {
            for (Future<Set<String>> done : people.invokeAll(readers)) {
                read.addAll(done.get());
            }
        } finally {
            people.shutdown();
        }
        Map<String, FreeText.Readers> rules = FreeText.rules();
        List<String> leaks = read.stream()
                .filter(line -> {
                    String[] cells = line.split(" ");
                    return !rules.get(cells[0]).include(cells[1].equals("stranger") ? null : cells[1]);
                })
                .toList();
        assertThat(leaks).isEmpty();
        Set<String> seen =
                read.stream().map(line -> line.substring(0, line.indexOf(' '))).collect(Collectors.toSet());
        assertThat(planted.fields())
                .as("what somebody may read is found where it is read")
                .filteredOn(field -> !rules.get(field).logins().contains("nobody"))
                .filteredOn(field -> !seen.contains(field))
                .isEmpty();
    }

    /** What this person finds anywhere, as {@code field login endpoint}. */
    private Set<String> read(String login, Map<String, String> names) throws IOException {
        Set<String> found = new TreeSet<>();
        Http scripts = new Http(port);
        Http session = login == null ? SessionHttp.stranger(port) : SessionHttp.of(port, login);
        for (Row row : EndpointMatrixTest.rows()) {
            if (row.method().equals("GET")) {
                String path = row.path()
                        + ASKED_FOR.getOrDefault(row.path(), row.body().startsWith("?") ? row.body() : "");
                for (Map.Entry<String, String> thing : names.entrySet()) {
                    path = path.replace(thing.getKey(), thing.getValue());
                }
                boolean machine = path.startsWith("/api/") || path.startsWith("/v3/");
                HttpResponse<byte[]> answer = (machine ? scripts : session).download(machine ? login : null, path);
                Matcher words = PlantedWords.WORD.matcher(text(answer.body()));
                while (words.find()) {
                    found.add(planted.field(words.group()) + " " + (login == null ? "stranger" : login) + " "
                            + row.endpoint());
                }
            }
        }
        return found;
    }

    /** What a reader makes of an answer: sheets, archives and PDFs opened. */
    private static String text(byte[] body) throws IOException {
        if (body.length > 4 && body[0] == 'P' && body[1] == 'K') {
            StringBuilder all = new StringBuilder();
            try (ZipFile zip = ZipFile.builder().setByteArray(body).get()) {
                for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                    all.append(entry.getName())
                            .append('\n')
                            .append(text(zip.getInputStream(entry).readAllBytes()))
                            .append('\n');
                }
            }
            return all.toString();
        }
        if (body.length > 100 && new String(body, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-")) {
            try (PDDocument document = Loader.loadPDF(body)) {
                return new PDFTextStripper().getText(document);
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
