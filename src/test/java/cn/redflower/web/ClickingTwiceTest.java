package cn.redflower.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.Chromium;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Pages do once what is clicked twice, and say in words that an answer broke off. */
class ClickingTwiceTest {

    @Test
    void a_second_click_while_the_first_is_under_way_does_nothing() {
        try (Chromium chromium = Chromium.withoutServer()) {
            Page page = chromium.atScripts().page;
            Object done = page.evaluate("""
                    async () => {
                      const { oneAtATime } = await import('/assets/once.js');
                      const done = [];
                      let end;
                      const act = oneAtATime(async what => { await new Promise(ended => { end = ended; });
                          done.push(what); });
                      const first = act('first');
                      const second = act('second');
                      end();
                      await Promise.all([first, second]);
                      const third = act('third');
                      end();
                      await third;
                      return done.join();
                    }""");
            assertThat(done).isEqualTo("first,third");
        }
    }

    @Test
    void an_answer_that_breaks_off_is_told_in_words() {
        try (Chromium chromium = Chromium.withoutServer()) {
            Page page = chromium.atScripts().page;
            Object said = page.evaluate("""
                    async () => {
                      const { get } = await import('/assets/api.js');
                      const half = new ReadableStream({ pull(stream) { stream.error(new TypeError('network error')); }
                          });
                      window.fetch = async () => new Response(half, { status: 200 });
                      return get('/api/x').catch(problem => problem.message);
                    }""");
            assertThat(said).asString().startsWith("连接中断，没有收到完整的回答。");
        }
    }
}
