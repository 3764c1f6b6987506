package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Chromium;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists do when people are quicker than the server, in Chromium, with answers that come when the test says so. */
class ListsTest {

    /**
     * Questions lie in {@code asked} until they are answered; {@code seen} is what the list showed, one entry a change.
     */
    private static final String LIST = """
            async () => {
              const { Listing } = await import('/assets/lists.js');
              window.asked = [];
              window.saved = 0;
              window.list = new Listing({
                size: 2, filter: { text: '', which: 'ALL' },
                first: () => { saved++; return window.saving || Promise.resolve(); },
                ask: (query, signal) => new Promise((answer, fail) => asked.push({ query, signal, answer, fail }))
              });
              window.settled = () => new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage
                  = done; channel.port2.postMessage(0); });
              window.queries = () => asked.map(q => `${q.query.text}/${q.query.which}/${q.query.page}`).join(' ');
              window.rows = () => list.rows && list.rows.join();
            }""";

    static Chromium chromium;
    Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.withoutServer();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void a_list() {
        page = chromium.atScripts().page;
        page.evaluate(LIST);
    }

    @Test
    void a_search_is_asked_for_once_when_the_typing_pauses() {
        // looked at before any time can pass
        assertThat(run("list.search({ text: '第' }); list.search({ text: '第8' }); return queries()"))
                .isEqualTo("");
        page.clock().runFor(1000);
        assertThat(run("return queries()")).isEqualTo("第8/ALL/0");
    }

    @Test
    void turning_the_page_takes_a_waiting_search_along_and_is_not_thrown_back_by_it() {
        run("list.search({ text: '第' }); list.turn(1);");
        page.clock().runFor(1000);
        assertThat(run("return queries()")).isEqualTo("第/ALL/1");
    }

    @Test
    void a_filter_takes_a_waiting_search_along() {
        run("list.search({ text: '第' }); list.choose({ which: 'DISSENTED' });");
        page.clock().runFor(1000);
        assertThat(run("return queries()")).isEqualTo("第/DISSENTED/0");
    }

    @Test
    void the_answer_to_the_last_question_stays_whenever_the_others_come() {
        run("list.choose({ text: 'a' }); await settled(); list.choose({ text: 'b' }); await settled();");
        assertThat(run("return asked[0].signal.aborted + ' ' + asked[1].signal.aborted"))
                .isEqualTo("true false");
        run("asked[1].answer({ total: 1, rows: ['b'] }); await settled(); asked[0].answer({ total: 1, rows: ['a'] });");
        assertThat(run("return rows()")).isEqualTo("b");
        run("list.choose({ text: 'c' }); await settled(); asked[0].fail(new Error('late'));");
        assertThat(run("return rows() + list.problem + list.busy"))
                .as("what was there until the answer is")
                .isEqualTo("bnulltrue");
    }

    @Test
    void two_turns_one_after_the_other_are_two_pages() {
        run("list.again(); await settled(); asked[0].answer({ total: 9, rows: [1, 2] }); await settled(); "
                + "list.turn(1); list.turn(1); await settled();");
        assertThat(run("return queries()")).endsWith("/2");
    }

    @Test
    void a_failure_is_said_and_asked_for_again() {
        run("list.choose({ text: 'a' }, 3); await settled(); asked[0].fail(new Error('连不上服务器'));");
        assertThat(run("return list.problem.message + list.busy")).isEqualTo("连不上服务器false");
        run("list.again(); await settled(); asked[1].answer({ total: 8, rows: ['a'] });");
        assertThat(run("return queries() + rows() + list.problem")).isEqualTo("a/ALL/3 a/ALL/3anull");
    }

    @Test
    void a_page_behind_the_end_is_the_last_one() {
        run("list.choose({ text: 'a' }, 3); await settled(); asked[0].answer({ total: 3, rows: [] }); await "
                + "settled(); asked[1].answer({ total: 3, rows: ['last'] });");
        assertThat(run("return queries() + rows() + list.page + list.pages")).isEqualTo("a/ALL/3 a/ALL/1last12");
    }

    @Test
    void what_was_typed_is_saved_before_and_a_question_overtaken_meanwhile_is_not_asked() {
        run("window.saving = new Promise(done => { window.done = done; }); list.choose({ text: 'a' }); "
                + "list.choose({ text: 'b' }); await settled();");
        assertThat(run("return queries() + saved")).isEqualTo("2");
        run("done();");
        assertThat(run("return queries()")).isEqualTo("b/ALL/0");
    }

    @Test
    void a_list_that_is_closed_asks_no_more() {
        run("list.search({ text: 'a' }); list.close();");
        page.clock().runFor(1000);
        assertThat(run("return queries()")).isEqualTo("");
    }

    @Test
    void rows_that_are_all_here_have_the_same_pages() {
        String pages = run("""
                const { Held } = await import('/assets/lists.js');
                let word = '';
                const held = new Held({ all: ['a1', 'a2', 'b3', 'a4', 'a5'], matches: row => row.includes(word),
                    size: 2 });
                const seen = [held.rows.join()];
                held.turn(9);
                seen.push(held.rows.join() + held.page);
                word = 'a';
                held.find();
                seen.push(held.rows.join() + held.pages);
                held.turn(-1);
                seen.push(held.page);
                word = 'x';
                held.refresh();
                seen.push(held.rows.length + '/' + held.pages);
                return seen.join(' ');""");
        assertThat(pages).isEqualTo("a1,a2 a52 a1,a22 0 0/1");
    }

    /** Runs it in the page and lets what waits for promises happen. */
    private String run(String script) {
        Object said = page.evaluate(
                "async () => { const said = await (async () => {" + script + "})(); await settled(); return said; }");
        return said == null ? "" : said.toString();
    }
}
