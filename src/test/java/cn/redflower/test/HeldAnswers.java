package cn.redflower.test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The server's answers to one kind of question, given when and in the order that a test wants: what would depend on the
 * network's speed happens in one order only.
 */
public final class HeldAnswers {

    private final Page page;
    private final Function<Question, String> answer;
    private final List<Route> held = new ArrayList<>();
    private boolean holding;

    private HeldAnswers(Page page, Function<Question, String> answer) {
        this.page = page;
        this.answer = answer;
    }

    /** What the browser asks. */
    public record Question(String url) {

        public String path() {
            return URI.create(url).getPath();
        }

        /** A parameter, or an empty text. */
        public String get(String name) {
            String query = URI.create(url).getRawQuery();
            for (String pair : query == null ? new String[0] : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    /** @param answer the JSON for a question, or null to let the server answer */
    public static HeldAnswers of(Page page, String pattern, Function<Question, String> answer) {
        HeldAnswers answers = new HeldAnswers(page, answer);
        page.route(pattern, answers::take);
        return answers;
    }

    /** The server's own answers. */
    public static HeldAnswers ofServer(Page page, String pattern) {
        return of(page, pattern, question -> null);
    }

    private void take(Route route) {
        if (holding) {
            held.add(route);
        } else {
            give(route);
        }
    }

    private void give(Route route) {
        String json = answer.apply(new Question(route.request().url()));
        if (json == null) {
            route.resume();
        } else {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(json));
        }
    }

    /** From now on questions wait. */
    public void hold() {
        holding = true;
    }

    /**
     * Does something, and waits for the question that comes of it: what has not left when the next is asked never does.
     */
    public void asking(Runnable deed) {
        int before = held.size();
        deed.run();
        page.waitForCondition(() -> held.size() > before);
    }

    /** Waits for so many questions and answers them, the last one first. */
    public void inReverse(int questions) {
        page.waitForCondition(() -> held.size() >= questions);
        List<Route> waiting = new ArrayList<>(held);
        held.clear();
        Collections.reverse(waiting);
        waiting.forEach(this::give);
    }

    /** Waits for a question that gets no answer, as when the network is gone. */
    public void lost() {
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::abort);
        held.clear();
    }

    /** How many questions wait. */
    public int waiting() {
        return held.size();
    }

    /** Answers what waits, and everything from now on. */
    public void release() {
        holding = false;
        held.forEach(this::give);
        held.clear();
    }
}
