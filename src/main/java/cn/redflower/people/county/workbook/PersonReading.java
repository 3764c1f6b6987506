package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Written.PersonRow;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.pupil.roster.PersonNames;
import cn.redflower.people.pupil.roster.Reading;
import cn.redflower.people.pupil.roster.SheetFindings;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.spreadsheet.SheetCell;
import cn.redflower.platform.spreadsheet.SheetWords;
import cn.redflower.platform.spreadsheet.TableRow;
import cn.redflower.platform.typed.MailAddresses;
import cn.redflower.platform.typed.Typed;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the rows of sheet 人员. An administrator is appointed on the page for accounts, not by a sheet. */
final class PersonReading extends PartReading<PersonRow> {

    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{1,31}");
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；/\\s]+");
    private static final int LONGEST = 120;
    private static final Set<PostKind> OF_SQUADRONS = Set.of(PostKind.SQUADRON_COUNSELOR, PostKind.SQUAD_COUNSELOR);
    private static final List<PostKind> POSTS = Stream.of(PostKind.values())
            .filter(kind -> kind != PostKind.ADMINISTRATOR)
            .toList();

    private final MailAddresses addresses;

    PersonReading(MailAddresses addresses) {
        super(Part.PEOPLE);
        this.addresses = addresses;
    }

    /** The posts that a sheet may name. */
    static List<PostKind> posts() {
        return POSTS;
    }

    @Override
    PersonRow read(TableRow row, SheetFindings findings) {
        int at = row.sheetRow();
        String name = findings.read(row, "name", cell -> PersonNames.read(cell, findings.header("name")));
        String unit = name(row, "unit");
        if (unit == null && !findings.hasError(at)) {
            findings.error(at, "unit", "missing-unit", findings.header("unit"));
        }
        PostKind post = findings.read(row, "post", cell -> post(cell, findings.header("post")));
        String written = findings.text(row, "squadron", LONGEST);
        List<String> squadrons = written == null
                ? List.of()
                : BETWEEN.splitAsStream(written).filter(each -> !each.isEmpty()).toList();
        if (post != null && OF_SQUADRONS.contains(post) && squadrons.isEmpty()) {
            findings.error(at, "squadron", "missing-squadron", findings.header("squadron"));
        }
        String login = findings.read(row, "login", cell -> login(cell, findings.header("login")));
        String email = findings.read(row, "email", cell -> email(cell, findings.header("email")));
        if (login == null && acts(post) && !findings.hasError(at)) {
            findings.warning(at, "login", "missing-login", findings.header("login"));
        }
        return new PersonRow(at, name, unit, post, squadrons, login, email, findings.hasError(at));
    }

    private static boolean acts(PostKind post) {
        return post != PostKind.SQUAD_COUNSELOR && post != PostKind.OFF_CAMPUS_COUNSELOR;
    }

    private static Reading<PostKind> post(SheetCell cell, String header) {
        if (cell.isEmpty()) {
            return Reading.faulty("missing-post", header, known());
        }
        String plain = SheetWords.plain(cell.text());
        return POSTS.stream()
                .filter(kind -> Part.PEOPLE.words().means(kind.name(), plain))
                .findFirst()
                .map(Reading::of)
                .orElseGet(() -> Reading.faulty("unknown-post", SheetFindings.shown(cell), known()));
    }

    private static String known() {
        return String.join(
                "、",
                POSTS.stream()
                        .map(kind -> Part.PEOPLE.choices(kind.name()).get(0))
                        .toList());
    }

    private static Reading<String> login(SheetCell cell, String header) {
        String login = Typed.code(cell.text());
        if (login.isEmpty()) {
            return Reading.of(null);
        }
        return LOGIN.matcher(login).matches()
                ? Reading.of(login)
                : Reading.faulty("login-invalid", header, SheetFindings.shown(cell));
    }

    /** Names that lead nowhere are taken: they do no harm, and made-up counties have no others. */
    private Reading<String> email(SheetCell cell, String header) {
        String address = MailAddresses.typed(cell.text());
        boolean odd = addresses.reasonsAgainst(address).stream()
                .map(Refusal::code)
                .anyMatch(code -> !code.equals(MailAddresses.RESERVED_NAME));
        return odd ? Reading.doubtful(null, "mail-invalid", header, SheetFindings.shown(cell)) : Reading.of(address);
    }
}
