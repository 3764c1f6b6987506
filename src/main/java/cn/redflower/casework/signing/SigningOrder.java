package cn.redflower.casework.signing;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a flow asks several organs to sign.
 *
 * @param caseId business key of the case
 * @param listKind which {@link SignedList} has the rows
 * @param title what the organs read above the list; names no pupil
 * @param organIds who signs, one vote each
 * @param convenerId the organ that calls the joint meeting
 * @param workingDays how long an organ has; passing it is never agreement
 */
public record SigningOrder(
        String caseId,
        String listKind,
        UUID listId,
        String title,
        List<String> organIds,
        String convenerId,
        SigningRule rule,
        int workingDays) {

    public SigningOrder {
        organIds = List.copyOf(organIds);
        if (organIds.isEmpty() || Set.copyOf(organIds).size() != organIds.size()) {
            throw new IllegalArgumentException("a signing needs organs, each once");
        }
        if (workingDays < 1) {
            throw new IllegalArgumentException("an organ has at least one working day");
        }
    }
}
