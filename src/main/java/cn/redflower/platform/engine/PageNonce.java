package cn.redflower.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the engine's web applications the script nonce that its own header names. The webapp (7.24.0)
 * hands the nonce from header to page in one place for the whole server, so that two requests at once leave one person
 * with an empty page (seen).
 */
class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern PAGE = Pattern.compile(".*/app/[^/]+/([^/]+/?)?(index\\.html)?");
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PAGE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        String policy = kept.getHeader(POLICY);
        Matcher nonce = IN_HEADER.matcher(policy == null ? "" : policy);
        String type = kept.getContentType();
        if (nonce.find() && type != null && type.startsWith("text/html")) {
            String page = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            kept.resetBuffer();
            kept.getOutputStream()
                    .write(IN_PAGE.matcher(page)
                            .replaceAll(Matcher.quoteReplacement("nonce=\"" + nonce.group(1) + "\""))
                            .getBytes(StandardCharsets.UTF_8));
        }
        kept.copyBodyToResponse();
    }
}
