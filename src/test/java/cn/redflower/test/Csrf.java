package cn.redflower.test;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.ObjectUtils;

/**
 * Gives a MockMvc request the token against forged requests as a browser would: in a cookie and again in a header.
 * Spring Security's own {@code csrf()} replaces the token's repository in the shared context, after which the real
 * server sends no cookie any more and no other test can log in.
 */
public final class Csrf {

    private Csrf() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            String token = UUID.randomUUID().toString();
            request.setCookies(ObjectUtils.addObjectToArray(request.getCookies(), new Cookie("RF-CSRF", token)));
            request.addHeader("X-RF-CSRF", token);
            return request;
        };
    }
}
