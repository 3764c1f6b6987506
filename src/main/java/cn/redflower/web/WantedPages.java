package cn.redflower.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * The page that somebody asked for before she was logged in. One is led back to its path only: the host was said by the
 * request and may be anybody's.
 */
class WantedPages extends HttpSessionRequestCache {

    private static final String CAME_BACK = "continue";

    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = super.getRequest(request, response);
        return wanted instanceof DefaultSavedRequest ? new SimpleSavedRequest(path(wanted.getRedirectUrl())) : wanted;
    }

    /** She has come to the page that she wanted; it is asked for once more, as it is, and forgotten. */
    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        // looked for in the address itself: asking for a parameter would read the body of an upload
        String query = request.getQueryString();
        if (query != null && List.of(query.split("&")).contains(CAME_BACK) && getRequest(request, response) != null) {
            removeRequest(request, response);
        }
        return null;
    }

    private static String path(String address) {
        URI wanted = URI.create(address);
        String path = wanted.getRawPath().replaceFirst("^/+", "/");
        return wanted.getRawQuery() == null ? path : path + "?" + wanted.getRawQuery();
    }
}
