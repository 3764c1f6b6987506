package cn.redflower.casework.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A list that lies before several organs.
 *
 * @param previousId the signing of the same case that was returned before, or null
 * @param dueOn until when the organs should have signed
 * @param returnedBy the organ that gave the list back, or null
 */
record Signing(
        UUID id,
        String caseId,
        UUID previousId,
        String listKind,
        UUID listId,
        String title,
        SigningRule rule,
        List<String> organs,
        String convenerId,
        Status status,
        int rowCount,
        String digest,
        OffsetDateTime preparedAt,
        LocalDate dueOn,
        String returnedBy,
        String returnReason,
        OffsetDateTime endedAt) {

    enum Status {
        SIGNING,
        SETTLING,
        SIGNED,
        RETURNED,
        CANCELLED
    }

    static Signing read(ResultSet rs, int row) throws SQLException {
        return new Signing(
                rs.getObject("id", UUID.class),
                rs.getString("case_id"),
                rs.getObject("previous_id", UUID.class),
                rs.getString("list_kind"),
                rs.getObject("list_id", UUID.class),
                rs.getString("title"),
                SigningRule.valueOf(rs.getString("rule")),
                List.of((String[]) rs.getArray("organs").getArray()),
                rs.getString("convener_id"),
                Status.valueOf(rs.getString("status")),
                rs.getInt("row_count"),
                rs.getString("digest"),
                rs.getObject("prepared_at", OffsetDateTime.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getString("returned_by"),
                rs.getString("return_reason"),
                rs.getObject("ended_at", OffsetDateTime.class));
    }
}
