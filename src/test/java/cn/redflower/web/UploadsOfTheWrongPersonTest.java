package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever may send files nowhere is answered when she has said where to, not when she has sent twenty megabytes. */
@IntegrationTest
class UploadsOfTheWrongPersonTest {

    private static final int PATIENCE = 60_000;

    @Autowired
    SmallCounty county;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort
    int port;

    @BeforeEach
    void settle() {
        county.settle();
    }

    @Test
    void is_refused_before_the_first_byte_of_a_file() throws IOException {
        List<String> paths = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> takesFiles(entry.getValue()))
                .map(Map.Entry::getKey)
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .sorted()
                .toList();
        assertThat(paths).hasSizeGreaterThan(4).contains("/api/rosters");
        for (String path : paths) {
            assertThat(answer("expert9", path))
                    .as(path)
                    .startsWith(path.contains("{") ? "HTTP/1.1 404" : "HTTP/1.1 403");
        }
    }

    private static boolean takesFiles(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestPart.class));
    }

    private String answer(String login, String pattern) throws IOException {
        String path =
                pattern.replaceAll("\\{rowId}", "1").replaceAll("\\{\\w+}", "0d5d6c1e-6a40-4d3c-9a51-d3a6f6f6a001");
        String basic = Base64.getEncoder()
                .encodeToString((login + ":" + SmallCounty.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream()
                    .write(("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n"
                                    + "Content-Type: multipart/form-data; boundary=b\r\n"
                                    + "Content-Length: 9000000\r\n\r\n--b\r\n")
                            .formatted(path, basic)
                            .getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}
