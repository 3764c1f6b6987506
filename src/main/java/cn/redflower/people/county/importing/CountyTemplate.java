package cn.redflower.people.county.importing;

import cn.redflower.people.county.workbook.Part;
import cn.redflower.people.county.workbook.UnitKind;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.pupil.roster.Answers;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.SheetTemplate;
import cn.redflower.platform.spreadsheet.TableColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The empty workbook that a county fills in: three sheets with drop-downs, and a sheet of instructions. */
@Component
class CountyTemplate {

    private static final String TEXT = "@";
    private static final Map<String, Integer> WIDTHS =
            Map.of("name", 26, "parent", 20, "school", 26, "unit", 26, "kind", 16, "post", 18, "email", 28);
    private static final int USUAL_WIDTH = 12;
    private static final int GRADES = 9;

    private final Problems texts;

    CountyTemplate(Problems texts) {
        this.texts = texts;
    }

    String fileName() {
        return texts.text("county.template.name") + ".xlsx";
    }

    /** What is added to the name of a workbook that is given back with marks. */
    String markedSuffix() {
        return texts.text("roster.template.marked");
    }

    void write(OutputStream out) throws IOException {
        SheetTemplate.write(
                Stream.of(Part.values()).map(CountyTemplate::table).toList(),
                texts.text("roster.template.instructions"),
                List.of(texts.text("county.template.instructions").split("\n")),
                texts.text("roster.template.options"),
                out);
    }

    private static SheetTemplate.Table table(Part part) {
        return new SheetTemplate.Table(
                part.title(),
                part.layout().columns().stream()
                        .map(column -> column(part, column))
                        .toList());
    }

    private static SheetTemplate.Column column(Part part, TableColumn column) {
        return new SheetTemplate.Column(
                column.field(),
                WIDTHS.getOrDefault(column.key(), USUAL_WIDTH),
                TEXT,
                choices(part, column.key()),
                column.required());
    }

    private static List<String> choices(Part part, String key) {
        return switch (part.name() + ' ' + key) {
            case "UNITS kind" ->
                Stream.of(UnitKind.values())
                        .map(kind -> part.choices(kind.name()).get(0))
                        .toList();
            case "SQUADRONS grade" ->
                IntStream.rangeClosed(1, GRADES)
                        .mapToObj(grade -> Answers.numeral(grade) + "年级")
                        .toList();
            case "PEOPLE post" ->
                Stream.of(PostKind.values())
                        .filter(kind -> kind != PostKind.ADMINISTRATOR)
                        .map(kind -> part.choices(kind.name()).get(0))
                        .toList();
            default -> List.of();
        };
    }
}
