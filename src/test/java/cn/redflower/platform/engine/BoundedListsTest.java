package cn.redflower.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BoundedListsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/engine-rest/task, -, maxResults=1000",
                "/engine-rest/task, sortBy=created&sortOrder=asc, sortBy=created&sortOrder=asc&maxResults=1000",
                "/camunda/api/engine/engine/default/history/task, maxResults=99999999999&a=1, &a=1&maxResults=1000",
                "/engine-rest/filter/x1/list, maxResults=1001, maxResults=1000",
                "/engine-rest/task, maxResults=15&firstResult=30, maxResults=15&firstResult=30",
                "/engine-rest/task, maxResults=1000, maxResults=1000",
                "/engine-rest/task, maxResults=5&maxResults=5000, maxResults=1000",
                "/engine-rest/task, maxResults=many, maxResults=many",
                "/engine-rest/task/x1/variables, -, -"
            })
    void a_list_is_never_longer_than_a_thousand(String path, String asked, String passedOn) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setQueryString(asked);
        if (asked != null) {
            for (String pair : asked.split("&")) {
                request.addParameter(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        MockFilterChain chain = new MockFilterChain();
        new BoundedLists().doFilter(request, new MockHttpServletResponse(), chain);
        String query = ((HttpServletRequest) chain.getRequest()).getQueryString();
        assertThat(query == null ? null : query.replace("&&", "&")).isEqualTo(passedOn);
    }
}
