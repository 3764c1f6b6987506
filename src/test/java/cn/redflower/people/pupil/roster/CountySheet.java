package cn.redflower.people.pupil.roster;

import cn.redflower.test.Scale;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A made-up roster of a whole county: 50 schools with 20 squadrons of 50 pupils, or its twin of four schools. */
final class CountySheet {

    static final int SCHOOLS = Scale.of(50, 4);
    static final int SQUADRONS = 20;
    static final int PUPILS = 50;
    static final int ROWS = SCHOOLS * SQUADRONS * PUPILS;
    private static final String LETTERS = "安邦晨达恩芳刚和佳凯兰明宁鹏启荣思涛文欣雅泽";
    private static final String NUMERALS = "一二三四五六";

    private CountySheet() {}

    static String school(int school) {
        return "县属第%02d小学".formatted(school);
    }

    static String schoolId(int school) {
        return "s%d".formatted(300 + school);
    }

    static int grade(int squadron) {
        return (squadron - 1) % 6 + 1;
    }

    static String squadron(int squadron) {
        return "%s(%d)中队".formatted(NUMERALS.charAt(grade(squadron) - 1), (squadron - 1) / 6 + 1);
    }

    static List<RosterScope.School> schools() {
        List<RosterScope.School> schools = new ArrayList<>();
        for (int school = 1; school <= SCHOOLS; school++) {
            List<RosterScope.Squadron> squadrons = new ArrayList<>();
            for (int squadron = 1; squadron <= SQUADRONS; squadron++) {
                squadrons.add(new RosterScope.Squadron(
                        "%sq%02d".formatted(schoolId(school), squadron), squadron(squadron), grade(squadron)));
            }
            schools.add(new RosterScope.School(schoolId(school), school(school), squadrons));
        }
        return schools;
    }

    /**
     * @param faultyEvery one row in so many lacks its guardian's consent, one in ten times as many its name; 0 for none
     */
    static Path write(Path file, int faultyEvery) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook workbook = new Workbook(out, "test", "1.0");
            Worksheet sheet = workbook.newWorksheet("名册");
            for (int column = 0; column < RosterCheck.LAYOUT.columns().size(); column++) {
                sheet.value(0, column, RosterCheck.LAYOUT.columns().get(column).field());
            }
            int row = 0;
            for (int school = 1; school <= SCHOOLS; school++) {
                for (int squadron = 1; squadron <= SQUADRONS; squadron++) {
                    for (int pupil = 1; pupil <= PUPILS; pupil++) {
                        write(sheet, ++row, school, squadron, pupil, faultyEvery);
                    }
                }
                sheet.flush();
            }
            workbook.finish();
        }
        return file;
    }

    private static void write(Worksheet sheet, int row, int school, int squadron, int pupil, int faultyEvery) {
        int grade = grade(squadron);
        boolean faulty = faultyEvery > 0 && row % faultyEvery == 0;
        int column = 0;
        sheet.value(row, column++, school(school));
        sheet.value(row, column++, String.valueOf(NUMERALS.charAt(grade - 1)));
        sheet.value(row, column++, squadron(squadron));
        sheet.value(row, column++, pupil % 2 == 0 ? "第一小队" : "第二小队");
        sheet.value(row, column++, "%02d%02d%02d".formatted(school, squadron, pupil));
        sheet.value(
                row,
                column++,
                faulty && row % (faultyEvery * 10) == 0
                        ? ""
                        : "王" + letter(pupil) + letter(squadron * 7 + pupil / LETTERS.length()));
        sheet.value(row, column++, pupil % 2 == 0 ? "男" : "女");
        sheet.value(row, column++, "%d-%02d".formatted(2020 - grade, pupil % 12 + 1));
        sheet.value(row, column++, "2026-10");
        for (int badge = 0; badge < 12; badge++) {
            if ((row + badge) % 3 == 0) {
                sheet.value(row, column + badge, "✓");
            }
        }
        sheet.value(row, column + 12, faulty ? "" : "是");
        sheet.value(row, column + 13, "否");
    }

    private static char letter(int at) {
        return LETTERS.charAt(at % LETTERS.length());
    }
}
