package cn.redflower.people.county.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.county.workbook.Registered.Organ;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside the cases of the samples. Sheets are written as lines, cells between bars. */
class NeighbourWorkbooksTest {

    private static final String UNITS = "类别|编号|名称|上级";
    private static final String SQUADRONS = "学校|年级|中队";
    private static final String PEOPLE = "姓名|单位|职务|中队|登录名|邮箱";
    private static final String TOWN = "镇少工委||青溪镇|";
    private static final String SCHOOL = "学校|1|平安县青溪小学|青溪镇少工委";

    @TempDir
    Path folder;

    private final Map<String, List<String>> sheets = new LinkedHashMap<>();

    @Test
    void units_are_known_by_their_names_however_they_are_written() throws IOException {
        sheet("单位", UNITS, TOWN, SCHOOL, "小学||平安县云岭小学少工委|青溪镇", "学校|9999|直属中学|县少工委");
        Drafting.Result result = draft();
        assertThat(kinds(result)).isEmpty();
        assertThat(result.draft().units())
                .extracting(unit -> unit.id() + " " + unit.name() + " < " + unit.parentId())
                .containsExactly(
                        "town01 青溪镇少工委 < county",
                        "s001 平安县青溪小学 < town01",
                        "s002 平安县云岭小学 < town01",
                        "s9999 直属中学 < county");
    }

    @Test
    void of_two_that_contradict_each_other_neither_is_taken() throws IOException {
        sheet(
                "单位",
                UNITS,
                TOWN,
                "镇少工委||云岭镇|",
                SCHOOL,
                "学校|1|平安县云岭小学|云岭镇",
                "学校|2|平安县石湾小学|青溪镇",
                "学校|3|平安县石湾小学|云岭镇",
                "社区少工委||青溪镇|云岭镇",
                "学校|x7|平安县白马小学|云岭镇",
                "学校|0|平安县红岩小学|云岭镇",
                "学校||平安县无主小学|");
        assertThat(kinds(draft()))
                .containsExactly(
                        "单位 2 other-kind",
                        "单位 4 duplicate-number",
                        "单位 5 duplicate-number",
                        "单位 6 other-parent",
                        "单位 7 other-parent",
                        "单位 8 other-kind",
                        "单位 9 number-invalid",
                        "单位 10 number-invalid",
                        "单位 11 missing-parent");
    }

    @Test
    void squadrons_are_read_as_schools_write_them() throws IOException {
        sheet("单位", UNITS, TOWN, SCHOOL);
        sheet(
                "中队",
                SQUADRONS,
                "平安县青溪小学||初一（2）班",
                "平安县青溪小学|八年级|1班",
                "平安县青溪小学|3|301班",
                "平安县青溪小学||雏鹰中队",
                "平安县青溪小学|五年级|雏鹰中队",
                "平安县青溪小学|高一|六(1)中队",
                "|一年级|一(1)中队");
        Drafting.Result result = draft();
        assertThat(result.draft().squadrons())
                .extracting(squadron -> squadron.id() + " " + squadron.grade() + " " + squadron.name())
                .containsExactly(
                        "s001q01 3 三(1)中队",
                        "s001q02 5 雏鹰中队",
                        "s001q03 6 六(1)中队",
                        "s001q04 7 七(2)中队",
                        "s001q05 8 八(1)中队");
        assertThat(kinds(result))
                .containsExactly(
                        "中队 2 grade-read-from-name", "中队 5 missing-grade", "中队 7 grade-unknown", "中队 8 missing-school");
    }

    @Test
    void people_are_taken_at_the_right_unit_only() throws IOException {
        sheet("单位", UNITS, TOWN, SCHOOL);
        sheet("中队", SQUADRONS, "平安县青溪小学|三年级|三(1)中队", "平安县青溪小学|三年级|三(2)中队");
        sheet(
                "人员",
                PEOPLE,
                "甲老师|青溪小学|中队辅导员|三(1)中队、三(2)中队|jia01|",
                "乙老师|青溪镇|大队辅导员||yi01|",
                "丙老师|共青团平安县委|团县委干事||bing01|",
                "丁老师|县教育局|镇少工委干事||ding01|",
                "戊老师|青溪小学|中队辅导员|四(1)中队|wu01|",
                "己老师|青溪小学|小队辅导员|三(1)中队||",
                "己老师|青溪小学|小队辅导员|三(2)中队||",
                "庚老师|青溪小学|大队辅导员|||geng@school.example",
                "辛老师|青溪小学|校外辅导员||ＸＩＮ０１|xin@qq.con",
                "壬老师|青溪小学|系统管理员||ren01|",
                "癸老师|青溪小学|大队辅导员||13800000000|",
                "甲老师|青溪小学|中队辅导员|三(1)中队|JIA01|");
        Drafting.Result result = draft();
        assertThat(kinds(result))
                .containsExactly(
                        "人员 3 post-not-here",
                        "人员 5 post-not-here",
                        "人员 6 unknown-squadron",
                        "人员 9 missing-login",
                        "人员 10 mail-invalid",
                        "人员 11 unknown-post",
                        "人员 12 login-invalid",
                        "人员 13 duplicate-row");
        assertThat(result.draft().people())
                .extracting(person -> person.name() + " " + person.login() + " "
                        + person.posts().size())
                .containsExactly("甲老师 jia01 2", "丙老师 bing01 1", "己老师 null 2", "庚老师 null 1", "辛老师 XIN01 1");
    }

    @Test
    void a_sheet_that_is_not_read_is_told_of() throws IOException {
        sheet("单位", UNITS, TOWN, SCHOOL);
        sheet("单位（补充）", UNITS, "学校|2|平安县云岭小学|青溪镇");
        sheet("说明", "每行一个单位");
        assertThat(kinds(draft())).containsExactly("单位 1 other-table");
    }

    @Test
    void sheets_without_their_names_are_known_by_their_headers() throws IOException {
        sheet("Sheet1", PEOPLE, "丙老师|团县委|团县委干事||bing01|");
        sheet("Sheet2", SQUADRONS, "平安县青溪小学|三年级|三(1)中队");
        sheet("Sheet3", UNITS, TOWN, SCHOOL);
        Drafting.Result result = draft();
        assertThat(kinds(result)).isEmpty();
        assertThat(result.draft().units()).hasSize(2);
        assertThat(result.draft().squadrons()).hasSize(1);
        assertThat(result.draft().people()).hasSize(1);
    }

    @Test
    void a_unit_that_is_closed_stays_closed() throws IOException {
        sheet("单位", UNITS, SCHOOL);
        sheet("人员", PEOPLE, "庚老师|平安县青溪小学|大队辅导员||geng01|");
        List<Organ> organs = new ArrayList<>(Workbooks.EMPTY.organs());
        organs.add(new Organ("town01", "TOWN_COMMITTEE", "青溪镇少工委", "county", false));
        organs.add(new Organ("s001", "SCHOOL_COMMITTEE", "平安县青溪小学", "town01", true));
        Registered there = new Registered(organs, List.of(), List.of(), List.of());
        assertThat(kinds(Drafting.of(Workbooks.read(file()), there)))
                .containsExactly("单位 2 unit-closed", "人员 2 unknown-unit");
    }

    private void sheet(String name, String... lines) {
        sheets.put(name, Arrays.asList(lines));
    }

    private Drafting.Result draft() throws IOException {
        return Workbooks.draft(file());
    }

    private Path file() throws IOException {
        Path file = folder.resolve("county.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook workbook = new Workbook(out, "test", "1.0");
            sheets.forEach((name, lines) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                for (int row = 0; row < lines.size(); row++) {
                    String[] cells = lines.get(row).split("\\|", -1);
                    for (int column = 0; column < cells.length; column++) {
                        if (!cells[column].isEmpty()) {
                            sheet.value(row, column, cells[column]);
                        }
                    }
                }
            });
            workbook.finish();
        }
        return file;
    }

    private static List<String> kinds(Drafting.Result result) {
        return result.findings().stream()
                .map(told -> told.sheet() + " " + told.finding().sheetRow() + " "
                        + told.finding().kind())
                .toList();
    }
}
