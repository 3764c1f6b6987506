package cn.redflower.people.pupil.roster;

import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.SheetTemplate;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The empty sheets that schools fill in: header, drop-downs and instructions for each kind of list. */
@Component
public class SheetTemplates {

    private static final String TEXT = "@";
    private static final SheetWords ANSWERS = SheetWords.load("answers.properties");
    private static final Set<String> CONSENTS = Set.of("guardian", "publication");
    private static final Set<String> NARROW = Set.of("grade", "sex");
    private static final Map<String, Integer> WIDTHS = Map.of("school", 24, "number", 16, "reason", 60);
    private static final int USUAL_WIDTH = 12;
    private static final int NARROW_WIDTH = 7;

    private final Problems texts;

    SheetTemplates(Problems texts) {
        this.texts = texts;
    }

    /** The template called {@code roster} or {@code nominations}; empty for another name. */
    public Optional<SheetTemplate> find(String name) {
        return switch (name) {
            case "roster" -> Optional.of(template(name, RosterCheck.LAYOUT));
            case "nominations" -> Optional.of(template(name, NominationSheet.LAYOUT));
            default -> Optional.empty();
        };
    }

    /** What a downloaded template is called. */
    public String fileName(String name) {
        return texts.text("roster.template." + name + ".name") + ".xlsx";
    }

    /** What is added to the name of a sheet that is given back with marks. */
    public String markedSuffix() {
        return texts.text("roster.template.marked");
    }

    private SheetTemplate template(String name, TableLayout layout) {
        List<SheetTemplate.Column> columns = layout.columns().stream()
                .map(column -> new SheetTemplate.Column(
                        column.field(),
                        width(column.key()),
                        TEXT,
                        choices(column.key()),
                        column.required() || column.key().equals("birth") && name.equals("roster")))
                .toList();
        return new SheetTemplate(
                texts.text("roster.template." + name + ".name"),
                columns,
                texts.text("roster.template.instructions"),
                List.of(texts.text("roster.template." + name + ".instructions").split("\n")),
                texts.text("roster.template.options"));
    }

    private static int width(String key) {
        return NARROW.contains(key) || RosterColumns.badges().contains(key)
                ? NARROW_WIDTH
                : WIDTHS.getOrDefault(key, USUAL_WIDTH);
    }

    private List<String> choices(String key) {
        if (key.equals("sex")) {
            return Stream.of(Sex.values()).map(Sex::chineseName).toList();
        } else if (CONSENTS.contains(key)) {
            return List.of(texts.text("roster.yes"), texts.text("roster.no"));
        } else if (RosterColumns.badges().contains(key)) {
            return List.of(ANSWERS.of("yes").get(0));
        } else if (key.equals("grade")) {
            return ANSWERS.of("numerals").subList(0, 6);
        }
        return List.of();
    }
}
