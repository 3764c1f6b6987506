package cn.redflower.people.pupil.roster;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.platform.spreadsheet.TableSummary;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Reads a roster: every row with what it means, and every finding with its row, column and kind. */
@Component
public class RosterSheet {

    private final Spreadsheets spreadsheets;
    private final AgePolicy ages;

    public RosterSheet(Spreadsheets spreadsheets, AgePolicy ages) {
        this.spreadsheets = spreadsheets;
        this.ages = ages;
    }

    /**
     * @return the counts, or why the file cannot be read at all; the sink may have been handed rows before such a
     *     refusal
     */
    public Outcome<RosterSummary> read(Path file, RosterScope scope, RosterSink sink) throws IOException {
        RosterCheck check = new RosterCheck(scope, ages, sink);
        Outcome<TableSummary> read = spreadsheets.read(file, RosterCheck.LAYOUT, check);
        return read instanceof Outcome.Done<TableSummary> done
                ? Outcome.done(check.summary(done.value()))
                : Outcome.refused(((Outcome.Refused<TableSummary>) read).reasons());
    }
}
