package cn.redflower.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever language a program asks for, it is answered in Chinese and with the status that it would have had. */
@IntegrationTest
class OddLanguagesTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh-zh-zh-zh-zh-zh-zh-zh-zh-zh-zh-zh-",
                "zh-",
                "-",
                ";q=1",
                "zh;q=x",
                "zh_CN",
                "zh,,en",
                "*",
                "de-CH-1996, de;q=0.5",
                "zh-CN,zh;q=0.9"
            })
    void is_answered_as_ever(String languages) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/none"))
                .header("Accept-Language", languages)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(("county9:" + SmallCounty.PASSWORD).getBytes()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("没有找到");
    }
}
