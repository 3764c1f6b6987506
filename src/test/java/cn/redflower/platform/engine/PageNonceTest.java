package cn.redflower.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    private final PageNonce filter = new PageNonce();

    @Test
    void a_page_that_got_another_request_s_nonce_is_given_its_own() throws Exception {
        MockHttpServletResponse response = answer("/camunda/app/tasklist/default/", "text/html;charset=UTF-8");
        assertThat(response.getContentAsString())
                .isEqualTo("<title>小红花</title><script nonce=\"mine\"></script><script nonce=\"mine\"></script>");
        assertThat(response.getHeader("Content-Security-Policy")).contains("'nonce-mine'");
    }

    @Test
    void what_is_no_page_stays_as_it_is() throws Exception {
        assertThat(answer("/camunda/app/tasklist/scripts/config.js", "text/javascript")
                        .getContentAsString())
                .contains("nonce=\"theirs\"");
    }

    private MockHttpServletResponse answer(String path, String type) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain webapp = (request, out) -> {
            ((jakarta.servlet.http.HttpServletResponse) out)
                    .setHeader("Content-Security-Policy", "script-src 'nonce-mine' 'strict-dynamic'");
            out.setContentType(type);
            out.setCharacterEncoding("UTF-8");
            out.getWriter()
                    .write("<title>小红花</title><script nonce=\"theirs\"></script><script nonce=\"theirs\"></script>");
        };
        filter.doFilter(new MockHttpServletRequest("GET", path), response, webapp);
        return response;
    }
}
