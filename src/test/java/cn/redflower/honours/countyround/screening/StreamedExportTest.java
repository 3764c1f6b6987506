package cn.redflower.honours.countyround.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.redflower.honours.award.Holder;
import cn.redflower.platform.problem.Problems;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The county's list is given out as it is read: no more than a page of it is ever held. */
class StreamedExportTest {

    private static final int ROWS = 2500;

    @Test
    void a_page_is_read_when_the_one_before_has_been_written() {
        ScreeningViews views = mock(ScreeningViews.class);
        List<Integer> pages = new ArrayList<>();
        when(views.page(any(), any(), any(), any(), anyBoolean(), anyInt(), anyInt()))
                .thenAnswer(asked -> {
                    int page = asked.getArgument(5);
                    int size = asked.getArgument(6);
                    pages.add(page);
                    return new ScreeningViews.PageView(
                            ROWS, page, size, Collections.nCopies(Math.min(size, ROWS - page * size), row()));
                });
        Iterator<List<String>> lines = new ScreeningExport(views, mock(Problems.class), Clock.systemUTC())
                .lines(null, UUID.randomUUID(), RowFilter.ALL)
                .iterator();

        for (int line = 0; line < ROWS; line++) {
            assertThat(lines.hasNext()).isTrue();
            lines.next();
            assertThat(pages).as("after line " + line).hasSize(line / 1000 + 1);
        }
        assertThat(lines.hasNext()).isFalse();
        assertThat(pages).containsExactly(0, 1, 2);
    }

    private static ScreeningViews.RowView row() {
        return new ScreeningViews.RowView(
                1,
                null,
                "s901",
                "测试一小",
                "测试镇",
                Holder.INDIVIDUAL,
                "三(1)中队",
                3,
                "甲",
                "901101",
                "好",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                12,
                0,
                0,
                List.of());
    }
}
