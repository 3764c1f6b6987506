package cn.redflower.people.pupil.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.names.PersonName;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.SpreadsheetProperties;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names in the sheets that schools send: one form in the register, a warning for what asks for a look, an error for
 * what is no name.
 */
class NamesInSheetsTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final RosterScope SCHOOL = RosterScope.of(
            LocalDate.of(2026, 11, 20),
            new RosterScope.School(
                    "s004",
                    "惠水县松林小学",
                    List.of(
                            new RosterScope.Squadron("s004q01", "三(1)中队", 3),
                            new RosterScope.Squadron("s004q02", "五(1)中队", 5))));

    @TempDir
    Path folder;

    @Test
    void characters_of_old_systems_become_ordinary_or_are_told() throws IOException {
        CheckedRoster roster = CheckedRoster.of(CASES.resolve("12-private-use.xlsx"), SCHOOL);
        assertThat(names(roster)).startsWith("陈\u4DAE", "吴\u9FB4欣");
        assertThat(roster.accepted()).hasSize(10);
        assertThat(told(roster, "name-private-use"))
                .containsOnlyKeys(4, 5, 6)
                .containsEntry(4, List.of("姓名", "罗\uE5F1", "U+E5F1"));
    }

    @Test
    void every_dot_is_one_dot() throws IOException {
        CheckedRoster roster = CheckedRoster.of(CASES.resolve("13-dots.xlsx"), SCHOOL);
        assertThat(names(roster))
                .containsExactly(
                        "阿依古丽·买买提",
                        "古丽·努尔",
                        "扎西·卓玛",
                        "米热古丽·艾山",
                        "努尔·艾力",
                        "阿布都瓦力·卡德尔",
                        "帕提古丽·吐尔逊",
                        "玛依拉·阿不都",
                        "热娜·艾则孜",
                        "买合木提-江·阿卜杜热合曼江·吐尔逊阿依");
        assertThat(told(roster, "name-joined")).containsOnlyKeys(10);
        assertThat(told(roster, "name-odd")).containsOnlyKeys(11);
    }

    @Test
    void names_beyond_everyday_characters_come_in_as_they_are() throws IOException {
        CheckedRoster roster = CheckedRoster.of(CASES.resolve("20-certificate-names.xlsx"), SCHOOL);
        assertThat(names(roster))
                .containsExactly(
                        "\uD873\uDE7C欣",
                        "李𠮷",
                        "\u36C3文",
                        "陈\u4DAE",
                        "罗\uD872\uDF4A",
                        "蒙\uD885\uDD8E",
                        "吴\u4DAE",
                        "马小玉",
                        "买买提吐尔逊·阿卜杜热合曼江·努尔艾合买提·古丽扎尔·阿依夏木汗·艾则孜热娜",
                        "Ayşe Nur Yılmaz",
                        "葛心怡",
                        "王芳");
        assertThat(roster.findings)
                .extracting(Finding::kind)
                .noneMatch(kind -> kind.startsWith("name-") && !kind.equals("name-not-printable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>x</b>", "=1+1", "???", "□", "\uFFFD", "李\uFFFD", "张*明", "@小明"})
    void what_is_not_quite_a_name_is_never_taken_in_silence(String name) throws IOException {
        CheckedRoster roster = CheckedRoster.of(sheet(name), SCHOOL);
        assertThat(roster.findings)
                .filteredOn(finding -> finding.column().equals("姓名"))
                .singleElement()
                .extracting(Finding::kind)
                .asString()
                .startsWith("name-");
    }

    @Test
    void the_fifty_first_character_is_refused_by_name() throws IOException {
        assertThat(CheckedRoster.of(sheet("𠮷".repeat(50)), SCHOOL).findings)
                .filteredOn(finding -> finding.column().equals("姓名"))
                .isEmpty();
        CheckedRoster roster = CheckedRoster.of(sheet("𠮷".repeat(51)), SCHOOL);
        assertThat(roster.findings)
                .filteredOn(finding -> finding.column().equals("姓名"))
                .containsExactly(Finding.error(
                        2,
                        "姓名",
                        "姓名",
                        "name-too-long",
                        "姓名",
                        "𠮷".repeat(20) + "…",
                        "51",
                        String.valueOf(PersonName.LONGEST)));
        assertThat(roster.accepted()).isEmpty();
    }

    @Test
    void a_sheet_of_nominations_names_pupils_in_the_form_of_the_register() throws IOException {
        NominationSheet sheets = new NominationSheet(new Spreadsheets(SpreadsheetProperties.defaults()));
        String rows = "学号,姓名,推荐理由\n1,\uF9E1\u2F29明,好\n2,阿卜杜拉\u25CF艾力,好\n3,罗\uE5F1,好\n4," + "李".repeat(51) + ",好\n";
        NominationSheet.Read read = sheets.read(
                        new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)), NominationSheet.LONGEST_REASON)
                .orThrow();
        assertThat(read.rows()).extracting(NominationSheet.Row::name).containsExactly("李小明", "阿卜杜拉·艾力", "罗\uE5F1");
        assertThat(read.findings())
                .extracting(Finding::kind, Finding::level)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name-private-use", Level.WARNING),
                        org.assertj.core.groups.Tuple.tuple("name-too-long", Level.ERROR));
    }

    private Path sheet(String name) throws IOException {
        return Files.writeString(
                folder.resolve("roster.csv"), "中队,学号,姓名,性别,出生年月\n三(1)中队,26300001,\"" + name + "\",女,2017-03\n");
    }

    private static List<String> names(CheckedRoster roster) {
        return roster.rows.values().stream().map(RosterRow::name).toList();
    }

    private static Map<Integer, List<String>> told(CheckedRoster roster, String kind) {
        return roster.findings.stream()
                .filter(finding -> finding.kind().equals(kind) && finding.level() == Level.WARNING)
                .collect(Collectors.toMap(Finding::sheetRow, Finding::args));
    }
}
