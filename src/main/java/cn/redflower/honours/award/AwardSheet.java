package cn.redflower.honours.award;

import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.spreadsheet.SheetFile;
import cn.redflower.platform.spreadsheet.WrittenTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What a case awarded as an .xlsx, in the order of the numbers; whoever calls has made sure that the person may see it.
 */
@Component
public class AwardSheet {

    private static final List<String> COLUMNS =
            List.of("number", "award", "holder", "name", "squadron", "school", "date", "state", "revoked");
    private static final List<Integer> WIDTHS = List.of(22, 26, 8, 18, 14, 26, 12, 10, 12);

    private final Awards awards;
    private final AwardKinds kinds;
    private final Problems texts;

    AwardSheet(Awards awards, AwardKinds kinds, Problems texts) {
        this.awards = awards;
        this.kinds = kinds;
        this.texts = texts;
    }

    /** @param schools whose part; null: all @param name of the file without its ending */
    public ResponseEntity<InputStreamResource> of(String caseId, Collection<String> schools, String name)
            throws IOException {
        WrittenTable table = new WrittenTable(
                text("sheet"),
                IntStream.range(0, COLUMNS.size())
                        .mapToObj(i -> new WrittenTable.Column(text(COLUMNS.get(i)), WIDTHS.get(i)))
                        .toList());
        return SheetFile.of(table, () -> awards.each(caseId, schools, this::line), name);
    }

    private List<String> line(Award award) {
        boolean collective = award.holder() == Holder.COLLECTIVE;
        String kind = kinds.find(award.kind()).map(AwardKind::name).orElseGet(() -> text("kind." + award.kind()));
        return Arrays.asList(
                award.number(),
                kind,
                texts.text("words.holder." + award.holder()),
                award.name(),
                collective ? null : award.squadronName(),
                award.schoolName(),
                award.awardedOn().toString(),
                texts.text("words.award." + (award.valid() ? "VALID" : "REVOKED")),
                award.revokedOn() == null ? null : award.revokedOn().toString());
    }

    private String text(String key) {
        return texts.text("award.sheet." + key);
    }
}
