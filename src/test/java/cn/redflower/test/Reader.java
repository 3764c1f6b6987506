package cn.redflower.test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at pages as somebody who reads Chinese only: what she sees, while a page is drawn too, and what the server
 * answered meanwhile. Collects all that she could not read, with where it stood.
 */
public final class Reader {

    /** Keeps every key of a translation that was visible for a moment, before anything else of a page runs. */
    private static final String WATCH = """
            window.__keys = [];
            const key = /\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b|\\{\\{/;
            const look = node => {
              if (node.nodeType === Node.TEXT_NODE) {
                const parent = node.parentElement;
                if (parent && key.test(node.data) && !['SCRIPT', 'STYLE',
                    'TEXTAREA'].includes(parent.tagName) && parent.checkVisibility())
                    window.__keys.push(node.data.trim());
              } else {
                node.childNodes.forEach(look);
              }
            };
            new MutationObserver(changes => changes.forEach(change => change.type === 'characterData' ?
                look(change.target) : change.addedNodes.forEach(look)))
              .observe(document, {subtree: true, childList: true, characterData: true});
            """;

    /** Every text one can see or is shown on the way: of fields, of what is hovered over. */
    private static final String TEXTS = """
            () => {
              const texts = document.body.innerText.split('\\n');
              document.querySelectorAll('[title], [placeholder], [aria-label], option, img[alt]').forEach(node => {
                if (!node.checkVisibility() && node.tagName !== 'OPTION') return;
                ['title', 'placeholder', 'aria-label', 'alt'].forEach(name => { if (node.getAttribute(name))
                    texts.push(node.getAttribute(name)); });
                if (node.tagName === 'OPTION' && node.parentElement.checkVisibility()) texts.push(node.textContent);
              });
              texts.push(document.title);
              return texts.map(text => text.trim()).filter(Boolean);
            }
            """;

    private final Page page;
    private final List<String> names;
    private final Set<String> found = new TreeSet<>();
    private final List<String> answers = new ArrayList<>();
    private String where = "";

    /** @param names of people, which are made up of their logins here and may stand anywhere */
    public Reader(Page page, List<String> names) {
        this.page = page;
        this.names = names;
        page.addInitScript(WATCH);
        page.onResponse(this::answered);
        page.onPageError(error ->
                found.add(where + ": script error: " + error.lines().findFirst().orElse("")));
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            answers.add(response.status() + " " + response.request().method() + " "
                    + response.url().replaceFirst("https?://[^/]+", ""));
        }
    }

    /** Opens a page and reads it when it is drawn. */
    public void reads(String path) {
        where = path;
        page.navigate(path);
        quiet();
        read();
    }

    /** Waits until nothing more comes from the server. */
    public void quiet() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Names the place that is looked at next, and reads what is to be seen there. */
    public void readsAt(String place) {
        where = place;
        quiet();
        read();
    }

    @SuppressWarnings("unchecked")
    private void read() {
        for (String text : (Collection<String>) page.evaluate(TEXTS)) {
            String rest = text;
            for (String name : names) {
                rest = rest.replace(name, "某");
            }
            Unreadable.in(rest).forEach(word -> found.add(where + ": " + word + " in “" + shortened(text) + "”"));
        }
        ((Collection<String>) page.evaluate("() => window.__keys.splice(0)"))
                .forEach(key -> found.add(where + ": " + key + " flashes"));
        answers.forEach(answer -> found.add(where + ": " + answer));
        answers.clear();
    }

    /** All that could not be read so far. */
    public Set<String> found() {
        return found;
    }

    private static String shortened(String text) {
        return text.length() > 90 ? text.substring(0, 90) + "…" : text;
    }
}
