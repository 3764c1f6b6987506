package cn.redflower.test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks at pages as somebody who reads Chinese only: what she sees, while a page is drawn too, and what the server answered meanwhile.
 * Collects all that she could not read, with where it stood.
 */
public final class Reader {

    /** Words that a Chinese office uses as they are: kinds of files, units, keys, what a mail or a web address is called by. */
    private static final Set<String> USUAL = Set.of("PDF", "ZIP", "Excel", "WPS", "Word", "xlsx", "xls", "csv", "CSV", "docx", "JPG", "JPEG", "PNG", "QR", "MB", "KB",
            "Open", "Badges", "Ctrl", "Alt", "Shift", "Chrome", "Linux", "Cookie", "HTTP", "GB18030", "UTF");
    /** Numbers of certificates and the signs that stand for places in examples. */
    private static final Pattern NUMBERS = Pattern.compile("\\b[A-Z0-9]{2,10}-\\d{4}(-S\\d+)?-\\d+\\b|\\b[\\w.+-]+@[\\w.-]+\\b|https?://\\S+");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z_]+|\\b[a-z]+\\d+\\w*\\b");
    private static final Pattern ODD = Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+\\b|\\b(null|undefined|NaN|Infinity)\\b|\\[object|\\{\\{|\\?\\?[a-z._-]+\\?\\?");

    /** Keeps every key of a translation that was visible for a moment, before anything else of a page runs. */
    private static final String WATCH = """
            window.__keys = [];
            const key = /\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b|\\{\\{/;
            const look = node => {
              if (node.nodeType === Node.TEXT_NODE) {
                const parent = node.parentElement;
                if (parent && key.test(node.data) && !['SCRIPT', 'STYLE', 'TEXTAREA'].includes(parent.tagName) && parent.checkVisibility()) window.__keys.push(node.data.trim());
              } else {
                node.childNodes.forEach(look);
              }
            };
            new MutationObserver(changes => changes.forEach(change => change.type === 'characterData' ? look(change.target) : change.addedNodes.forEach(look)))
              .observe(document, {subtree: true, childList: true, characterData: true});
            """;

    /** Every text one can see or is shown on the way: of fields, of what is hovered over. */
    private static final String TEXTS = """
            () => {
              const sums = [...document.querySelectorAll('.hash, .audit details.card > summary')].map(node => node.innerText);
              const texts = document.body.innerText.split('\\n').filter(line => !sums.some(sum => sum.includes(line.trim())));
              document.querySelectorAll('[title], [placeholder], [aria-label], option, img[alt]').forEach(node => {
                if (!node.checkVisibility() && node.tagName !== 'OPTION') return;
                ['title', 'placeholder', 'aria-label', 'alt'].forEach(name => { if (node.getAttribute(name)) texts.push(node.getAttribute(name)); });
                if (node.tagName === 'OPTION' && node.parentElement.checkVisibility()) texts.push(node.textContent);
              });
              texts.push(document.title);
              return texts.map(text => text.trim()).filter(Boolean);
            }
            """;

    private final Page page;
    private final Set<String> found = new TreeSet<>();
    private final List<String> answers = new ArrayList<>();
    private String where = "";

    public Reader(Page page) {
        this.page = page;
        page.addInitScript(WATCH);
        page.onResponse(this::answered);
        page.onPageError(error -> found.add(where + ": script error: " + error.lines().findFirst().orElse("")));
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            answers.add(response.status() + " " + response.request().method() + " " + response.url().replaceFirst("https?://[^/]+", ""));
        }
    }

    /** Opens a page and waits until it is drawn; false if it is not for her. */
    public boolean opens(String path) {
        where = path;
        answers.clear();
        Response response = page.navigate(path);
        quiet();
        if (response.status() == 404 || response.status() == 403) {
            answers.clear();
            return false;
        }
        return true;
    }

    public void quiet() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Names the place that is looked at next. */
    public void at(String place) {
        where = place;
    }

    /**
     * Reads what is to be seen now.
     *
     * @param known what may stand there besides: names of accounts where accounts are kept
     */
    @SuppressWarnings("unchecked")
    public void read(Predicate<String> known) {
        for (String text : (Collection<String>) page.evaluate(TEXTS)) {
            String rest = NUMBERS.matcher(text).replaceAll("");
            Stream.concat(ODD.matcher(text).results(), LATIN.matcher(rest).results()).map(MatchResult::group)
                    .filter(word -> !USUAL.contains(word) && !known.test(word)).forEach(word -> found.add(where + ": " + word + " in “" + shortened(text) + "”"));
        }
        for (String key : (Collection<String>) page.evaluate("() => window.__keys.splice(0)")) {
            found.add(where + ": " + key + " flashes");
        }
        answers.forEach(answer -> found.add(where + ": " + answer));
        answers.clear();
    }

    /** Forgets answers that somebody else has looked at. */
    public void forgive() {
        answers.clear();
    }

    public Set<String> found() {
        return found;
    }

    private static String shortened(String text) {
        return text.length() > 90 ? text.substring(0, 90) + "…" : text;
    }
}
