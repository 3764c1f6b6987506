package cn.redflower.people.county.importing;

import cn.redflower.people.county.workbook.Told;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.Level;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Words the findings of a workbook: a sheet's own sentence for a kind, else the workbook's, else the one that rosters
 * have.
 */
@Component
class FindingWords {

    private final Problems texts;

    FindingWords(Problems texts) {
        this.texts = texts;
    }

    /** A finding as people read it. @param sheet the sheet's name in the file */
    record Shown(String sheet, int sheetRow, String column, String field, String kind, Level level, String detail) {}

    Shown shown(Told told) {
        Finding finding = told.finding();
        return new Shown(
                told.sheet(),
                finding.sheetRow(),
                finding.column(),
                finding.field(),
                finding.kind(),
                finding.level(),
                sentence(told));
    }

    private String sentence(Told told) {
        Finding finding = told.finding();
        Object[] args = finding.args().toArray();
        String part = told.part().name().toLowerCase(Locale.ROOT);
        return texts.known("county.finding." + part + '.' + finding.kind(), args)
                .or(() -> texts.known("county.finding." + finding.kind(), args))
                .orElseGet(() -> texts.text("roster." + finding.kind(), args));
    }
}
