package cn.redflower.people.county.workbook;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.Finding;
import cn.redflower.platform.spreadsheet.Spreadsheets;
import cn.redflower.platform.spreadsheet.TableSummary;
import cn.redflower.platform.typed.MailAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Reads a county's workbook (建县表): up to three sheets, known by their names, else by their headers; others are
 * instructions. A workbook may leave a sheet out.
 */
@Component
public class CountyWorkbook {

    private static final Set<String> NOT_THERE = Set.of("spreadsheet.no-header", "spreadsheet.missing-columns");

    private final Spreadsheets spreadsheets;
    private final MailAddresses addresses;

    public CountyWorkbook(Spreadsheets spreadsheets, MailAddresses addresses) {
        this.spreadsheets = spreadsheets;
        this.addresses = addresses;
    }

    /** @return what is written, or why the file cannot be read or holds none of the three sheets */
    public Outcome<Written> read(Path file) throws IOException {
        Outcome<List<String>> names = spreadsheets.sheets(file);
        return names instanceof Outcome.Refused ? Outcome.refused(names.reasons()) : read(file, names.orThrow());
    }

    private Outcome<Written> read(Path file, List<String> names) throws IOException {
        Reader reader = new Reader(file, names);
        // people first: their sheet has the columns of squadrons too
        PersonReading people = reader.read(Part.PEOPLE, new PersonReading(addresses));
        UnitReading units = reader.read(Part.UNITS, new UnitReading());
        SquadronReading squadrons = reader.read(Part.SQUADRONS, new SquadronReading());
        if (!reader.reasons.isEmpty()) {
            return Outcome.refused(reader.reasons);
        } else if (reader.sheets.isEmpty()) {
            return Outcome.refused(Refusal.rule(
                    "county.import.no-sheet", Part.UNITS.title(), Part.SQUADRONS.title(), Part.PEOPLE.title()));
        }
        List<Told> told = new ArrayList<>();
        reader.readings.forEach(reading -> told.addAll(reading.told()));
        told.addAll(reader.passedOver());
        return Outcome.done(new Written(reader.sheets, units.rows(), squadrons.rows(), people.rows(), told));
    }

    /** One reading of a file; notes which of its sheets are taken. */
    private final class Reader {

        private final Path file;
        private final List<String> names;
        private final Set<String> taken = new HashSet<>();
        private final List<PartReading<?>> readings = new ArrayList<>();
        private final List<Written.Sheet> sheets = new ArrayList<>();
        private final List<Refusal> reasons = new ArrayList<>();

        Reader(Path file, List<String> names) {
            this.file = file;
            this.names = names;
        }

        <T extends PartReading<?>> T read(Part part, T reading) throws IOException {
            boolean named = names.stream().anyMatch(part::isNamed);
            Predicate<String> wanted = named ? part::isNamed : sheet -> !taken.contains(sheet) && !isAnothers(sheet);
            Outcome<TableSummary> read = spreadsheets.read(file, wanted, part.layout(), reading);
            if (read instanceof Outcome.Done<TableSummary> done
                    && part.isOfPupils(done.value().head())) {
                reasons.add(Refusal.rule("county.import.is-roster"));
            } else if (read instanceof Outcome.Done<TableSummary> done) {
                taken.add(done.value().head().sheet());
                readings.add(reading);
                sheets.add(reading.sheet(done.value()));
            } else if (named || !NOT_THERE.contains(read.reasons().get(0).code())) {
                reasons.addAll(read.reasons());
            }
            return reading;
        }

        /** Sheets that look like one that was read, and hold rows: nobody is left out in silence. */
        List<Told> passedOver() throws IOException {
            List<Told> told = new ArrayList<>();
            for (String name : names) {
                for (Written.Sheet sheet : taken.contains(name) ? List.<Written.Sheet>of() : sheets) {
                    Outcome<TableSummary> read =
                            spreadsheets.read(file, name::equals, sheet.part().layout(), row -> {});
                    if (read instanceof Outcome.Done<TableSummary> done
                            && done.value().dataRows() > 0) {
                        String taken = sheet.head().sheet();
                        told.add(new Told(
                                sheet.part(),
                                taken,
                                Finding.warning(sheet.head().row(), "", "", "other-table", name, taken)));
                    }
                }
            }
            return told;
        }

        private boolean isAnothers(String sheet) {
            return List.of(Part.values()).stream().anyMatch(part -> part.isNamed(sheet));
        }
    }
}
