package cn.redflower.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.redflower.test.Chromium;
import cn.redflower.test.Chromium.Person;
import cn.redflower.test.HeldAnswers;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.SmallCounty;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Lists of the pages whose answers come in another order than they were asked for, or not at all. What they list is
 * made up.
 */
@IntegrationTest
class ListsInTheBrowserTest {

    private static final String IMPORT = "6e1f0c52-8f0e-4d52-9a2b-1d5f0a7c3b10";

    private static final String ROSTER = """
            {"id": "%s", "status": "CHECKED", "schoolId": "s901", "school": "测试一小", "fileName": "%s", "sheet": null,
                "headerRow": 1, "dataRows": 300,
             "acceptedRows": 300, "rowsWithErrors": 150, "duplicateRows": 0, "errors": 150, "warnings": 130,
                 "added": 120, "changed": 110, "unchanged": 0, "missing": 0,
             "newSquads": 0, "problem": null, "markedCopy": true, "ignoredColumns": [], "skippedRows": [],
                 "squadrons": [], "unregisteredSquadrons": [], "progressRows": null, "result": null}""";

    @Autowired
    SmallCounty county;

    @LocalServerPort
    int port;

    Chromium chromium;

    @BeforeEach
    void start() {
        county.settle();
        chromium = Chromium.at(port);
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void revocations_show_what_was_looked_for_last() {
        try (Person officer = chromium.person("county9")) {
            Page page = officer.page;
            HeldAnswers answers = HeldAnswers.of(
                    page, "**/api/revocations?*", query -> """
                    {"total": 201, "rows": [{"id": "1", "number": "HS2X-%s-%s", "award": "二星章", "schoolName": "测试一小",
                        "status": "HEARING", "heard": null,
                     "dueOn": null, "proposedAt": null}]}""".formatted(query.get("number"), query.get("page")));
            page.navigate("/revocations");
            assertThat(page.locator("#revocations tbody")).containsText("HS2X--0");
            answers.hold();
            page.fill("#filter-number", "A");
            answers.asking(() -> page.press("#filter-number", "Enter"));
            page.fill("#filter-number", "B");
            answers.asking(() -> page.press("#filter-number", "Enter"));
            answers.inReverse(2);
            assertThat(page.locator("#revocations tbody")).containsText("HS2X-B-0");

            answers.asking(() -> page.getByText("下一页").click());
            answers.asking(() -> page.getByText("下一页").click());
            answers.inReverse(2);
            assertThat(page.locator("#turn")).containsText("第 3 / 3 页");
            assertThat(page.locator("#revocations tbody")).containsText("HS2X-B-2");

            page.getByText("上一页").click();
            answers.lost();
            assertThat(page.locator("#turn")).containsText("连不上服务器");
            assertThat(page.locator("#revocations tbody")).containsText("HS2X-B-2");
            answers.release();
            page.getByText("再试一次").click();
            assertThat(page.locator("#revocations tbody")).containsText("HS2X-B-1");
        }
    }

    @Test
    void a_roster_shows_the_faults_and_differences_that_were_chosen_last() {
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            HeldAnswers imports =
                    HeldAnswers.of(page, "**/api/rosters/" + IMPORT, query -> ROSTER.formatted(IMPORT, "名册.xlsx"));
            HeldAnswers findings = HeldAnswers.of(page, "**/api/rosters/" + IMPORT + "/findings?*", query ->
                    """
                    [{"sheetRow": 2, "column": "学号", "level": "ERROR",
                        "detail": "等级%s第%s页"}]""".formatted(query.get("level"), query.get("page")));
            HeldAnswers changes = HeldAnswers.of(page, "**/api/rosters/" + IMPORT + "/changes?*", query ->
                    """
                    [{"sheetRow": 2, "school": "测试一小", "squadron": "中队", "squad": null, "number": "1", "name": "%s第%s页",
                        "fields": []}]""".formatted(query.get("kind"), query.get("page")));
            page.navigate("/roster?import=" + IMPORT);
            assertThat(page.locator("#roster-findings tbody")).containsText("第0页");
            findings.hold();
            findings.asking(() -> page.locator("input[name=level][value=ERROR]").check());
            findings.asking(
                    () -> page.locator("input[name=level][value=WARNING]").check());
            findings.inReverse(2);
            assertThat(page.locator("#roster-findings tbody")).containsText("等级WARNING第0页");
            findings.asking(
                    () -> page.locator("#roster-findings .pager button").last().click());
            findings.asking(() -> page.locator("input[name=level][value=ERROR]").check());
            findings.inReverse(2);
            assertThat(page.locator("#roster-findings tbody")).containsText("等级ERROR第0页");

            changes.hold();
            changes.asking(() -> page.locator("input[name=kind][value=added]").check());
            changes.asking(() -> page.locator("input[name=kind][value=changed]").check());
            changes.asking(
                    () -> page.locator("#roster-changes .pager button").last().click());
            changes.inReverse(3);
            assertThat(page.locator("#roster-changes tbody")).containsText("changed第1页");
            assertThat(page.locator("#roster-changes thead")).containsText("改了什么");
            imports.release();
        }
    }

    @Test
    void of_two_rosters_the_one_that_was_opened_last_is_shown() {
        try (Person brigade = chromium.person("s901brigade")) {
            Page page = brigade.page;
            String other = IMPORT.replace("3b10", "3b11");
            HeldAnswers.of(
                    page,
                    "**/api/rosters/6e1f0c52-*",
                    query -> ROSTER.formatted(
                            query.path().replaceAll(".*/", ""),
                            "名册" + query.path().replaceAll(".*3b", "") + ".xlsx"));
            HeldAnswers sheets = HeldAnswers.of(page, "**/findings?size=20", query ->
                    """
                    [{"sheetRow": 1, "column": null, "level": "WARNING",
                        "detail": "整表%s"}]""".formatted(query.path().replaceAll(".*3b(..)/.*", "$1")));
            HeldAnswers.of(page, "**/findings?page=*", query -> "[]");
            HeldAnswers.of(page, "**/changes?*", query -> "[]");
            sheets.hold();
            page.navigate("/roster?import=" + IMPORT);
            page.waitForCondition(() -> sheets.waiting() == 1);
            page.evaluate(
                    "id => { history.pushState(null, '', '?import=' + id); dispatchEvent(new "
                            + "PopStateEvent('popstate')); }",
                    other);
            sheets.inReverse(2);
            assertThat(page.locator("#roster-summary")).containsText("名册11.xlsx");
            assertThat(page.locator("#roster-findings .pager")).isAttached();
            // whatever the first one still has to say
            page.evaluate("() => new Promise(done => setTimeout(done))");
            assertThat(page.locator("#roster-note")).containsText("整表11");
            assertThat(page.locator("#roster-marked")).hasAttribute("href", "/api/rosters/" + other + "/marked.xlsx");
        }
    }

    @Test
    void squadrons_are_those_of_the_school_that_was_chosen_last() {
        try (Person administrator = chromium.person("admin9")) {
            Page page = administrator.page;
            HeldAnswers answers = HeldAnswers.of(page, "**/api/accounts/schools/*/squadrons", query ->
                    """
                    [{"id": "%sq01", "name":
                        "一(1)中队"}]""".formatted(query.path().replaceAll(".*/schools/(\\w+)/.*", "$1")));
            answers.hold();
            page.navigate("/accounts/new");
            answers.asking(() -> page.selectOption("#organId", "s901"));
            answers.asking(() -> page.selectOption("#organId", "s902"));
            answers.inReverse(2);
            assertThat(page.locator("#squadrons option")).hasCount(1);
            assertThat(page.locator("#squadrons option")).hasAttribute("value", "s902q01");
        }
    }

    @Test
    void a_list_that_could_not_be_read_can_be_asked_for_again() {
        try (Person officer = chromium.person("county9")) {
            Page page = officer.page;
            for (String[] list : new String[][] {
                {"/one-star", "**/api/one-star/evaluations?*", "#evaluations"},
                {"/county-awards", "**/api/county-awards/rounds", "#rounds"}
            }) {
                HeldAnswers answers = HeldAnswers.of(page, list[1], query -> "[]");
                answers.hold();
                page.navigate(list[0]);
                answers.lost();
                assertThat(page.locator(list[2])).containsText("连不上服务器");
                answers.release();
                page.getByText("再试一次").click();
                assertThat(page.locator(list[2])).containsText("还没有开启过");
            }
        }
    }
}
