package cn.redflower.platform.audit;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.util.StringUtils;

/**
 * Which entries somebody wants to see; null means any.
 *
 * @param until the first moment that does not belong to the span any more
 */
record AuditFilter(
        OffsetDateTime from,
        OffsetDateTime until,
        String login,
        String action,
        AuditEvent.Outcome outcome,
        String organ) {

    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null);

    /** What a request asks for, as it was typed. Times are days ({@code 2026-11-02}, to its end) or moments. */
    record Asked(String from, String to, String login, String action, String outcome, String organ) {

        Outcome<AuditFilter> read(ZoneId zone) {
            List<Refusal> refusals = new ArrayList<>();
            OffsetDateTime first = moment(from, 0, zone, refusals);
            OffsetDateTime end = moment(to, 1, zone, refusals);
            AuditEvent.Outcome ended = null;
            if (StringUtils.hasText(outcome)) {
                ended = List.of(AuditEvent.Outcome.values()).stream()
                        .filter(each -> each.name().equals(outcome.strip()))
                        .findFirst()
                        .orElse(null);
                if (ended == null) {
                    refusals.add(Refusal.malformed("problem.malformed", "outcome"));
                }
            }
            if (first != null && end != null && !first.isBefore(end)) {
                refusals.add(Refusal.malformed("audit.span-reversed"));
            }
            return refusals.isEmpty()
                    ? Outcome.done(new AuditFilter(first, end, text(login), text(action), ended, text(organ)))
                    : Outcome.refused(refusals);
        }

        private static OffsetDateTime moment(String typed, int daysLater, ZoneId zone, List<Refusal> refusals) {
            String text = text(typed);
            try {
                if (text == null) {
                    return null;
                } else if (text.length() == 10) {
                    return LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toOffsetDateTime();
                }
                return text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(text)
                        : LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
            } catch (DateTimeException e) {
                refusals.add(Refusal.malformed("audit.time-unreadable"));
                return null;
            }
        }

        private static String text(String typed) {
            return StringUtils.hasText(typed) && typed.indexOf('\0') < 0 ? typed.strip() : null;
        }
    }

    /** For the record of an export. */
    String described() {
        StringJoiner text = new StringJoiner(" ");
        if (from != null) {
            text.add("from=" + from);
        }
        if (until != null) {
            text.add("until=" + until);
        }
        if (login != null) {
            text.add("login=" + login);
        }
        if (action != null) {
            text.add("action=" + action);
        }
        if (outcome != null) {
            text.add("outcome=" + outcome);
        }
        if (organ != null) {
            text.add("organ=" + organ);
        }
        return text.length() == 0 ? null : text.toString();
    }
}
