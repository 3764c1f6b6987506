package cn.redflower.hostile;

import static cn.redflower.hostile.RawHttp.ascii;
import static cn.redflower.hostile.RawHttp.basic;
import static cn.redflower.hostile.RawHttp.join;
import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Http;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Two thousand requests that no client of ours would send, to every address that the running application has and to the
 * engine's in both places: none brings the server down, to an error of its own, or to tell how it is built. The same
 * ones at every run.
 */
@IntegrationTest
class MalformedRequestsTest {

    private static final int REQUESTS = 2_000;
    private static final Set<RequestMethod> ANY = Set.of(RequestMethod.GET);

    @LocalServerPort
    int port;

    @Autowired
    SmallCounty county;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final Random random = new Random(20_261_124);

    private record Endpoint(String method, String path) {}

    /** One way to spoil a request; {@code framing} if the server may hang up at once. */
    private record Spoiled(String what, byte[] request, boolean framing) {}

    @BeforeEach
    void people() {
        county.settle();
        if (jdbc.queryForObject("select count(*) from honors.account where login = 'operator9'", Integer.class) == 0) {
            Long id = jdbc.queryForObject("insert into honors.person (name) values ('运维') returning id", Long.class);
            jdbc.update(
                    "insert into honors.account (login, person_id, password_hash) values ('operator9', ?, "
                            + "'{noop}demo')",
                    id);
            jdbc.update(
                    "insert into honors.post (person_id, kind, organ_id, since) values (?, 'ADMINISTRATOR', 'county', "
                            + "'2026-09-01')",
                    id);
            county.synchronize();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void none_of_two_thousand_requests_does_harm() {
        RawHttp http = new RawHttp(port);
        List<Endpoint> endpoints = endpoints();
        for (int i = 0; i < 50; i++) {
            http.send(get("/api/kinship", "operator9", ""));
        }
        Watch watch = new Watch();
        List<Spoiled> all = IntStream.range(0, REQUESTS)
                .mapToObj(i -> spoil(endpoints.get(i % endpoints.size()), i / endpoints.size() + i))
                .toList();
        watch.each(all, spoiled -> watch.saw(spoiled.what(), http.send(spoiled.request()), spoiled.framing()));
        assertThat(watch.requests()).isEqualTo(REQUESTS);
        watch.assertUnharmed();
        assertThat(new Http(port)
                        .call("operator9", "GET", "/actuator/health", null, 200)
                        .get("status")
                        .asText())
                .isEqualTo("UP");
        new Http(port).call("s901chair", "GET", "/engine-rest/task", null, 200);
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        mapping.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .sorted()
                        .forEach(path -> (info.getMethodsCondition()
                                                .getMethods()
                                                .isEmpty()
                                        ? ANY
                                        : info.getMethodsCondition().getMethods())
                                .stream().sorted().forEach(verb -> all.add(new Endpoint(verb.name(), path)))));
        all.sort(java.util.Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
        assertThat(all).as("endpoints of our own").hasSizeGreaterThan(40);
        Stream.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default")
                .forEach(base -> Stream.of(
                                "GET /task",
                                "POST /task",
                                "POST /task/count",
                                "GET /task/{id}",
                                "GET /task/{id}/form",
                                "GET /task/{id}/form-variables",
                                "GET /task/{id}/rendered-form",
                                "GET /task/{id}/variables",
                                "GET /task/{id}/variables/{id}",
                                "POST /task/{id}/claim",
                                "POST /task/{id}/complete",
                                "POST /task/{id}/submit-form",
                                "GET /filter",
                                "GET /filter/{id}",
                                "POST /filter/{id}/list",
                                "GET /process-definition",
                                "GET /process-definition/{id}/xml",
                                "GET /authorization/check",
                                "GET /history/process-instance",
                                "POST /history/task",
                                "GET /user/{id}/profile",
                                "POST /process-instance",
                                "POST /message",
                                "PUT /job/{id}/retries",
                                "POST /modification/execute",
                                "GET /incident",
                                "POST /deployment/create",
                                "POST /execution",
                                "PUT /task/{id}",
                                "POST /variable-instance")
                        .forEach(line -> all.add(new Endpoint(line.split(" ")[0], base + line.split(" ")[1]))));
        all.add(new Endpoint("POST", "/camunda/api/admin/auth/user/default/login/tasklist"));
        all.add(new Endpoint("POST", "/login"));
        all.add(new Endpoint("GET", "/assets/redflower.css"));
        all.add(new Endpoint("GET", "/v3/api-docs"));
        all.add(new Endpoint("GET", "/actuator/health"));
        return all;
    }

    private String login() {
        return List.of("operator9", "s901chair", "s901q01", "county9", "").get(random.nextInt(5));
    }

    private static byte[] get(String path, String login, String headers) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (login.isEmpty() ? "" : basic(login)) + headers + "\r\n");
    }

    private Spoiled spoil(Endpoint endpoint, int way) {
        String login = login();
        String path = filled(endpoint.path(), "00000000-0000-0000-0000-000000000001");
        return switch (way % 12) {
            case 0, 1, 2, 3, 4 -> {
                int kind = random.nextInt(BODIES.length);
                byte[] body = body(kind);
                String method = endpoint.method().equals("GET") ? "POST" : endpoint.method();
                yield spoiled(
                        "body " + BODIES[kind] + " " + method + " " + path + " as " + login,
                        request(method, path, login, type(), body),
                        false);
            }
            case 5 -> {
                String odd = filled(endpoint.path(), pick(ODD_IDS));
                yield spoiled(
                        "path " + endpoint.method() + " " + odd + " as " + login,
                        request(endpoint.method(), odd, login, "application/json", new byte[0]),
                        true);
            }
            case 6, 7 -> {
                String query = path + "?" + pick(QUERIES) + "&" + pick(QUERIES)
                        + (random.nextBoolean() ? "&" + pick(PARAMETERS) + "=" + pick(VALUES) : "");
                yield spoiled(
                        "query " + endpoint.method() + " " + query + " as " + login,
                        request(endpoint.method(), query, login, "application/json", new byte[0]),
                        true);
            }
            case 8 -> {
                String headers = pick(HEADERS);
                yield spoiled(
                        "header " + headers + path,
                        ascii(endpoint.method() + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + headers + (headers.startsWith("Authorization") || login.isEmpty() ? "" : basic(login))
                                + "\r\n"),
                        true);
            }
            case 9 -> {
                String method = pick(METHODS);
                yield spoiled(
                        "method " + method + " " + path,
                        request(
                                method,
                                path,
                                login,
                                "application/json",
                                random.nextBoolean() ? new byte[0] : ascii("{}")),
                        true);
            }
            case 10 -> framing(endpoint, path, login);
            default -> {
                byte[] form = ascii(pick(PARAMETERS) + "=" + pick(VALUES) + "&" + pick(QUERIES) + "&%00=%00&=&&;");
                yield spoiled("form " + path, request("POST", path, login, pick(FORM_TYPES), form), true);
            }
        };
    }

    private static Spoiled spoiled(String what, byte[] request, boolean framing) {
        return new Spoiled(what, request, framing);
    }

    private static byte[] request(String method, String path, String login, String type, byte[] body) {
        return join(
                ascii(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + (login.isEmpty() ? "" : basic(login))
                        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + body.length
                        + "\r\n\r\n"),
                body);
    }

    private Spoiled framing(Endpoint endpoint, String path, String login) {
        String head = "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + (login.isEmpty() ? "" : basic(login));
        byte[] request = switch (random.nextInt(9)) {
            case 0 -> ascii(head + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n");
            case 1 -> ascii(head + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n{}\r\n");
            case 2 -> ascii(head + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
            case 3 -> ascii(head + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}");
            case 4 -> ascii(head + "Content-Length: -1\r\n\r\n{}");
            case 5 -> ascii(head + "Content-Length: 500\r\n\r\n{\"a\":");
            case 6 -> ascii("POST " + path + "\r\n\r\n");
            case 7 -> ascii(endpoint.method() + " " + path + " HTTP/9.9\r\n\r\n");
            default ->
                join(
                        ascii(head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: "),
                        new byte[20_000],
                        ascii("\r\n\r\n"));
        };
        return spoiled("framing " + path + " as " + login, request, true);
    }

    private static final String[] BODIES = {
        "truncated",
        "deep arrays",
        "deep objects",
        "duplicate keys",
        "wrong types",
        "UTF-16",
        "BOM",
        "huge numbers",
        "NUL",
        "invalid UTF-8",
        "empty",
        "null",
        "array",
        "string",
        "number",
        "lone surrogate",
        "long string",
        "unknown keys",
        "deep in value",
        "xml",
        "many keys",
        "NUL in list"
    };

    private byte[] body(int kind) {
        String id = "00000000-0000-0000-0000-000000000001";
        return switch (kind) {
            case 0 -> ascii("{\"reason\": \"abc");
            case 1 -> ascii("[".repeat(10_000));
            case 2 -> ascii("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
            case 3 -> ascii("{\"reason\":\"a\",\"reason\":\"b\",\"variables\":{},\"variables\":[]}");
            case 4 ->
                ascii("{\"reason\":{},\"ids\":\"x\",\"userId\":[],\"variables\":7,\"heldOn\":true,"
                        + "\"expected\":\"many\",\"schools\":{},\"schoolId\":[1],\"lines\":{}}");
            case 5 ->
                "{\"reason\":\"甲\",\"userId\":\"x\"}"
                        .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : Charset.forName("UTF-32"));
            case 6 -> join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, ascii("{\"reason\":\"x\"}"));
            case 7 ->
                ascii("{\"pupilId\":1e999999999,\"expected\":" + "9".repeat(900)
                        + ",\"maxResults\":99999999999999999999,\"priority\":-1e400,\"row\":1e30}");
            case 8 ->
                ascii("{\"reason\":\"a\\u0000b\",\"name\":\"\\u0000\",\"userId\":\"\\u0000\","
                        + "\"assignee\":\"a\\u0000\",\"schoolId\":\"s\\u0000\",\"pupilNumber\":\"\\u0000\","
                        + "\"relation\":\"CHILD\",\"opinion\":\"\\u0000\",\"place\":\"\\u0000\","
                        + "\"remark\":\"\\u0000\",\"text\":\"\\u0000\",\"processDefinitionKey\":\"\\u0000\","
                        + "\"login\":\"\\u0000\",\"processInstanceId\":\"\\u0000\","
                        + "\"messageName\":\"\\u0000\"}");
            case 9 ->
                join(
                        ascii("{\"reason\":\""),
                        new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xA0, (byte) 0xFF, (byte) 0xFE, (byte) 0xF8},
                        ascii("\"}"));
            case 10 -> new byte[0];
            case 11 -> ascii("null");
            case 12 -> ascii("[null,1,\"x\",{},[]]");
            case 13 -> ascii("\"text\"");
            case 14 -> ascii("-0.0000000000000001");
            case 15 ->
                ascii("{\"reason\":\"\\ud800\",\"remark\":\"\\udfff\",\"name\":\"\\ud800\","
                        + "\"minutes\":\"\\ud800\",\"assignee\":\"\\ud800\"}");
            case 16 ->
                ascii("{\"reason\":\"" + "长".repeat(0) + "x".repeat(200_000) + "\",\"remark\":\"" + "y".repeat(10_000)
                        + "\"}");
            case 17 ->
                ascii("{\"" + "k".repeat(30_000)
                        + "\":1,\"$ref\":\"#\",\"@type\":\"java.lang.Runtime\",\"__proto__\":{}}");
            case 18 ->
                ascii("{\"variables\":{\"decision\":{\"value\":" + "[".repeat(900) + "]".repeat(900)
                        + ",\"type\":\"Json\"}},\"orQueries\":[{\"assignee\":\"x\"}]}");
            case 19 ->
                ascii("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
            case 20 -> {
                StringBuilder many = new StringBuilder("{\"id\":\"" + id + "\"");
                for (int i = 0; i < 3_000; i++) {
                    many.append(",\"k").append(i).append("\":").append(i);
                }
                yield ascii(many.append('}').toString());
            }
            default ->
                ascii("[{\"nomineeId\":1,\"decision\":\"REFUSED\",\"reason\":\"\\u0000\"},"
                        + "{\"nomineeId\":-9223372036854775808,\"decision\":null}]");
        };
    }

    private static final String[] ODD_IDS = {
        "%00",
        "%2e%2e",
        "..",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        ";x=1",
        "x;jsessionid=1",
        "%",
        "%zz",
        "%c0%ae",
        "'%20or%201=1--",
        "-1",
        "9223372036854775808",
        "99999999999999999999999",
        "NaN",
        "%F0%9F%8C%B9",
        "%ED%A0%80",
        "%0d%0aX-Injected:1",
        "a%20b",
        "x".repeat(3_000),
        "%25%32%65",
        "{id}",
        "%5c..%5c",
        "null",
        "undefined",
        "00000000-0000-0000-0000-00000000000",
        "0-0-0-0-0",
        "s901",
        "s901q01",
        "%E4%B8%AD",
        "~",
        "$%7B7*7%7D",
        "__proto__",
        "1.5e3"
    };
    private static final String[] PARAMETERS = {
        "page",
        "size",
        "before",
        "status",
        "kind",
        "level",
        "schoolId",
        "id",
        "maxResults",
        "firstResult",
        "sortBy",
        "resourceId",
        "year",
        "lines",
        "version",
        "row",
        "name",
        "assignee",
        "createdAfter",
        "from",
        "to",
        "login",
        "action",
        "apply",
        "pupilNumber",
        "relation",
        "username",
        "password",
        "submission",
        "text",
        "variables",
        "deserializeValues",
        "permissionName",
        "lang",
        "error",
        "token",
        "code",
        "state",
        "email",
        "q"
    };
    private static final String[] VALUES = {
        "-1",
        "-2147483648",
        "2147483647",
        "2147483648",
        "9223372036854775807",
        "99999999999999999999",
        "NaN",
        "1e9",
        "%00",
        "a%00b",
        "%ED%A0%80",
        "%ff%fe",
        "",
        "%",
        "%zz",
        "x".repeat(4_000),
        "'%22%3E%3Cscript%3E",
        "$%7B1%2B1%7D",
        "true,false",
        "0000-00-00",
        "9999-12-31T23:59:59.999%2B0000",
        "%F0%9F%8C%B9",
        "null",
        "[]",
        "{}"
    };
    private static final String[] QUERIES = {
        "page=-1",
        "page=2147483647&size=2147483647",
        "size=-5",
        "size=abc",
        "page=1&page=2",
        "before=-9223372036854775808",
        "year=99999999999",
        "kind=NONE",
        "status=%00",
        "level=",
        "=",
        "&&&",
        "maxResults=-1",
        "maxResults=99999999999",
        "firstResult=-1&maxResults=1",
        "sortBy=nothing&sortOrder=up",
        "createdAfter=yesterday",
        "schoolId=%00",
        "schoolId=s901%27",
        "id=" + "1,".repeat(500),
        "x[y][z]=1",
        "class.module.classLoader=x",
        "a".repeat(3_000) + "=1",
        "processVariables=a_eq",
        "assignee=%00",
        "name=%00",
        "version=x",
        "from=2026-13-45",
        "login=%00",
        "action=%00",
        "row=99999999999999999999"
    };
    private static final String[] HEADERS = {
        "Authorization: Basic\r\n",
        "Authorization: Basic !!!\r\n",
        "Authorization: Basic bm9jb2xvbg==\r\n",
        "Authorization: Basic /////w==\r\n",
        "Authorization: Basic " + "A".repeat(5_000) + "\r\n",
        "Authorization: Basic AAA6AAA=\r\n",
        "Authorization: Bearer x\r\n",
        "Authorization: Digest username=\"x\"\r\n",
        "Authorization:\r\n",
        "X-Long: " + "x".repeat(9_000) + "\r\n",
        "Accept: " + "a/b,".repeat(500) + "\r\n",
        "Accept: nonsense\r\n",
        "Accept: text/html;q=x\r\n",
        "Accept-Language: " + "zh-".repeat(100) + "\r\n",
        "Cookie: JSESSIONID=../../x; RF-CSRF=%00\r\n",
        "Cookie: " + "a=b; ".repeat(800) + "\r\n",
        "Content-Type: \u0001\r\n",
        "Content-Type: application/json;charset=nope\r\n",
        "Content-Encoding: gzip\r\n",
        "Expect: 200-maybe\r\n",
        "Range: bytes=0-0,-1,5-2\r\n",
        "If-Modified-Since: yesterday\r\n",
        "X-Forwarded-For: ' or 1=1\r\nX-Forwarded-Proto: gopher\r\n",
        "X-Forwarded-Host: evil.example\r\nX-Forwarded-Port: -1\r\n",
        "X-HTTP-Method-Override: DELETE\r\n",
        "Upgrade: websocket\r\nConnection: Upgrade\r\n",
        "Origin: null\r\n",
        "Bad Header: x\r\n",
        "NoColon\r\n",
        " Folded: x\r\n",
        "X-RF-CSRF: \u00ff\u00fe\r\n",
        "Host: two\r\n"
    };
    private static final String[] METHODS = {
        "TRACE",
        "PROPFIND",
        "CONNECT",
        "OPTIONS",
        "HEAD",
        "PATCH",
        "DELETE",
        "PUT",
        "LOCK",
        "MKCOL",
        "get",
        "G\u0001T",
        "DEBUG",
        "X".repeat(100),
        "POST"
    };
    private static final String[] FORM_TYPES = {
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded;charset=UTF-16",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "text/plain"
    };

    private String type() {
        return pick(new String[] {
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=UTF-16",
            "text/plain",
            "application/xml",
            "",
            "*/*",
            "application/",
            "application/x-java-serialized-object",
            "multipart/form-data; boundary=b",
            "application/x-www-form-urlencoded"
        });
    }

    private String pick(String[] some) {
        return some[random.nextInt(some.length)];
    }

    private static String filled(String path, String id) {
        return path.replaceAll("\\{[^/]*\\}", java.util.regex.Matcher.quoteReplacement(id))
                .replace("/**", "/x")
                .replace("**", "x")
                .replace("*", "x");
    }
}
