package cn.redflower.people.county.importing;

import cn.redflower.people.county.workbook.Part;
import cn.redflower.people.county.workbook.Told;
import cn.redflower.people.county.workbook.Written;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.MarkedCopy;
import cn.redflower.platform.spreadsheet.SheetCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives a workbook back with its faults marked, and without what must not be kept. */
@Component
class MarkingWorkbook {

    private final MarkedCopy copies;
    private final FindingWords words;
    private final Problems texts;

    MarkingWorkbook(MarkedCopy copies, FindingWords words, Problems texts) {
        this.copies = copies;
        this.words = words;
        this.texts = texts;
    }

    byte[] copy(Path file, Written written, List<Told> findings) throws IOException {
        List<MarkedCopy.Part> parts = written.sheets().stream()
                .sorted(Comparator.comparing(sheet -> sheet.head().sheetIndex()))
                .map(sheet -> part(sheet, findings))
                .toList();
        MarkedCopy.Labels labels =
                new MarkedCopy.Labels(texts.text("spreadsheet.problems"), texts.text("spreadsheet.concealed"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copies.write(file, parts, labels, out);
        return out.toByteArray();
    }

    private MarkedCopy.Part part(Written.Sheet sheet, List<Told> findings) {
        Part part = sheet.part();
        List<MarkedCopy.Mark> marks = findings.stream()
                .filter(told -> told.part() == part)
                .map(words::shown)
                .map(shown -> new MarkedCopy.Mark(shown.sheetRow(), shown.column(), shown.level(), shown.detail()))
                .toList();
        return new MarkedCopy.Part(sheet.head(), MarkedCopy.Marks.of(marks), forbidden(sheet));
    }

    /** Cells below a header that must not be there. */
    private static BiPredicate<Integer, SheetCell> forbidden(Written.Sheet sheet) {
        Set<Integer> columns = sheet.head().texts().entrySet().stream()
                .filter(header -> sheet.part().isForbidden(header.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> headers = Set.copyOf(sheet.head().texts().values());
        return (place, cell) -> columns.contains(place) && !headers.contains(cell.text());
    }
}
