package cn.redflower.people.pupil.roster;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.Level;
import cn.redflower.platform.spreadsheet.SheetCell;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads one pupil as somebody typed her, by the same rules as a row of a roster. */
@Component
public class ReadingPupil {

    private static final int LONGEST_SQUAD = 30;

    private final AgePolicy ages;

    ReadingPupil(AgePolicy ages) {
        this.ages = ages;
    }

    /** What was typed; null and empty are the same. */
    public record Typed(
            String squad,
            String number,
            String name,
            String sex,
            String birth,
            String joined,
            String guardian,
            String publication) {}

    /**
     * What there is to say of a field.
     *
     * @param field a column's key in {@code sheets/roster.properties}
     */
    public record Remark(String field, Level level, Refusal sentence) {}

    /** What it was understood to say; a value is null where nothing was typed, or nothing that can be understood. */
    public record Read(
            String squad,
            String number,
            String name,
            Sex sex,
            YearMonth birth,
            YearMonth joined,
            Boolean guardianConsent,
            Boolean publicationConsent,
            List<Remark> remarks) {}

    /** @param asOf the day on which ages are counted */
    public Read read(Typed typed, LocalDate asOf) {
        Reader reader = new Reader();
        String squad = reader.take("squad", ReadingPupil::squad, typed.squad());
        String number = reader.take("number", cell -> PupilNumbers.read(cell, name("number")), typed.number());
        String name = reader.take("name", cell -> PersonNames.read(cell, name("name")), typed.name());
        Sex sex = reader.take("sex", Answers::sex, typed.sex());
        YearMonth birth = reader.take("birth", cell -> birth(cell, asOf), typed.birth());
        YearMonth joined = reader.take("joined", cell -> joined(cell, birth, asOf), typed.joined());
        Boolean guardian =
                reader.take("guardian", cell -> Answers.consent(cell, "missing-guardian-consent"), typed.guardian());
        Boolean publication = reader.take(
                "publication", cell -> Answers.consent(cell, "missing-publication-consent"), typed.publication());
        return new Read(squad, number, name, sex, birth, joined, guardian, publication, reader.remarks);
    }

    /** A number alone. */
    public Outcome<String> number(String typed) {
        Reader reader = new Reader();
        String number = reader.take("number", cell -> PupilNumbers.read(cell, name("number")), typed);
        return number != null
                ? Outcome.done(number)
                : Outcome.refused(reader.remarks.stream().map(Remark::sentence).toList());
    }

    private static Reading<String> squad(SheetCell cell) {
        String text = cell.text().strip().replaceAll("[\\p{Cc}\\p{Cf}]", "");
        if (text.length() > LONGEST_SQUAD) {
            return Reading.faulty("too-long", name("squad"), String.valueOf(LONGEST_SQUAD));
        }
        return IdentityNumbers.isIn(text)
                ? Reading.faulty("identity-number", name("squad"))
                : Reading.of(text.isEmpty() ? null : text);
    }

    private Reading<YearMonth> birth(SheetCell cell, LocalDate asOf) {
        if (cell.isEmpty()) {
            return Reading.faulty("missing-birth", name("birth"));
        }
        Reading<YearMonth> month = Months.read(cell, name("birth"));
        return month.value() == null || month.kind() != null ? month : ages.check(month.value(), asOf);
    }

    private Reading<YearMonth> joined(SheetCell cell, YearMonth birth, LocalDate asOf) {
        Reading<YearMonth> month = Months.read(cell, name("joined"));
        return month.value() == null || month.kind() != null
                ? month
                : ages.checkJoining(month.value(), birth, asOf, name("joined"), name("birth"));
    }

    private static String name(String key) {
        return RosterColumns.name(key);
    }

    /** Collects what there is to say. */
    private static final class Reader {
        private final List<Remark> remarks = new ArrayList<>();

        <T> T take(String field, Function<SheetCell, Reading<T>> reader, String typed) {
            String text = typed == null ? "" : typed.strip();
            SheetCell cell =
                    text.isEmpty() ? SheetCell.EMPTY : new SheetCell(SheetCell.Kind.TEXT, text, null, null, false);
            Reading<T> reading = reader.apply(cell);
            if (reading.kind() != null) {
                remarks.add(new Remark(
                        field,
                        reading.level(),
                        Refusal.rule("roster." + reading.kind(), reading.args().toArray())));
            }
            return reading.value();
        }
    }
}
