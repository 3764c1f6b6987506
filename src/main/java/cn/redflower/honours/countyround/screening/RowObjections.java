package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.SchoolNomination.Status;
import cn.redflower.honours.countyround.screening.DecidingRows.Seen;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What stands against a decision over a row, in words that name the row and, where somebody was faster, who did what
 * and when.
 */
@Component
class RowObjections {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Problems texts;
    private final Clock clock;

    RowObjections(Problems texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    Optional<Refusal> against(ListedRow row, Seen seen, RowDecision decision) {
        if (row.recusal() != null) {
            return Optional.of(Refusal.rule(
                    "screening.recused." + row.recusal().name().toLowerCase(java.util.Locale.ROOT), named(row)));
        }
        if (row.struckReason() != null) {
            return Optional.of(Refusal.conflict("screening.struck", named(row)));
        }
        if (!row.decidable()) {
            return Optional.of(Refusal.conflict(
                    switch (row.schoolStatus()) {
                        case WAIVED -> "screening.waived";
                        case SUBMITTED, CLOSED -> "screening.dropped";
                        default -> "screening.with-school";
                    },
                    named(row)));
        }
        if (row.screening() != seen.screening()) {
            return Optional.of(
                    row.screening() == null
                            ? Refusal.conflict("screening.taken-back", named(row))
                            : Refusal.conflict(
                                    "screening.decided-meanwhile",
                                    named(row),
                                    by(row),
                                    at(row),
                                    texts.text("words.row." + row.screening())));
        }
        if (seen.version() != null && seen.version() != row.version()) {
            return Optional.of(Refusal.conflict("screening.edited-meanwhile", named(row)));
        }
        if (decision == RowDecision.RETURN && row.schoolStatus() != Status.SUBMITTED) {
            return Optional.of(Refusal.conflict("screening.school-ended", named(row)));
        }
        return Optional.empty();
    }

    private String named(ListedRow row) {
        return texts.text(
                row.pupilId() != null
                        ? "screening.row.pupil"
                        : row.squadronId() != null ? "screening.row.squadron" : "screening.row.brigade",
                row.schoolName(),
                row.squadronName() == null ? "" : row.squadronName(),
                row.name());
    }

    private static String by(ListedRow row) {
        return row.screenedBy() == null ? String.valueOf(row.screenedByLogin()) : row.screenedBy();
    }

    private String at(ListedRow row) {
        return row.screenedAt() == null ? "" : MOMENT.format(row.screenedAt().atZoneSameInstant(clock.getZone()));
    }
}
