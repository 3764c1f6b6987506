package cn.redflower.web;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The forms that were sent with a token that is no longer good. Nothing has been done with them; one click sends them
 * again. What another site sent in the name of somebody here is not shown, or her click would do what its token was
 * refused for.
 */
@Controller
class StaleForms {

    static final String PAGE = "/error/stale";

    /** What is never written into a page again. */
    private static final Set<String> SECRETS = Set.of("password", "present", "next", "repeated", "code");

    private static final int MOST_FIELDS = 200;
    private static final int MOST_CHARACTERS = 100_000;

    private final Problems problems;

    StaleForms(Problems problems) {
        this.problems = problems;
    }

    /** A field as it was sent. */
    record Field(String name, String value) {}

    @PostMapping("/login/again")
    String login(@RequestParam(defaultValue = "") String username, HttpServletRequest request, Model model) {
        model.addAttribute("username", isOurs(request) ? username : "");
        model.addAttribute("stale", true);
        return "login";
    }

    @PostMapping(PAGE)
    String again(HttpServletRequest request, Model model) {
        Optional<List<Field>> kept = typed(request);
        Object address = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        boolean again = kept.isPresent() && address != null;
        model.addAttribute("title", problems.text("problem.title.stale"));
        model.addAttribute("detail", problems.text(again ? "problem.stale.again" : "problem.stale.back"));
        model.addAttribute("address", again ? address : null);
        model.addAttribute(
                "fields",
                again
                        ? kept.get().stream()
                                .filter(field -> !field.name().equals("_csrf"))
                                .toList()
                        : List.of());
        return "stale";
    }

    /**
     * What was typed into a form of ours, its token included; empty if it is not ours, too much, or a secret is in it.
     */
    static Optional<List<Field>> typed(HttpServletRequest request) {
        List<Field> fields = request.getParameterMap().entrySet().stream()
                .flatMap(StaleForms::fields)
                .toList();
        boolean whole = fields.size() <= MOST_FIELDS
                && fields.stream()
                                .mapToInt(field ->
                                        field.name().length() + field.value().length())
                                .sum()
                        <= MOST_CHARACTERS
                && fields.stream().noneMatch(field -> SECRETS.contains(field.name()));
        return whole && isOurs(request) ? Optional.of(fields) : Optional.empty();
    }

    private static java.util.stream.Stream<Field> fields(Map.Entry<String, String[]> sent) {
        return Arrays.stream(sent.getValue()).map(value -> new Field(sent.getKey(), value));
    }

    /** Whether one of our own pages sent it, as the browser says. */
    static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String from = request.getHeader(HttpHeaders.ORIGIN) != null
                ? request.getHeader(HttpHeaders.ORIGIN)
                : request.getHeader(HttpHeaders.REFERER);
        try {
            return from != null
                    && request.getHeader(HttpHeaders.HOST) != null
                    && request.getHeader(HttpHeaders.HOST)
                            .equals(URI.create(from).getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
