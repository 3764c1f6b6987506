package cn.redflower.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Goes through the whole trail once, entry by entry, and finds the first that is missing, altered or out of its place.
 * The end of the trail, and a trail that was computed anew from some entry on, are only held by anchors: numbers and
 * hashes that were noted outside the database before.
 */
final class ChainCheck {

    private static final int AT_ONCE = 1_000;

    private ChainCheck() {}

    /** What can be wrong with an entry. */
    enum Fault {
        /** It is not there, though later ones are. */
        GAP,
        /** Its fields are not those that its hash was made of. */
        ALTERED,
        /** It does not build on the entry before it. */
        BROKEN_LINK,
        /** The trail ends before it, though the anchor says that it was there. */
        TRUNCATED,
        /** It agrees with the others, but is not the entry that the anchor speaks of. */
        REWRITTEN
    }

    /**
     * What the trail was like once.
     *
     * @param hash in hexadecimal digits, the whole or its beginning
     */
    record Anchor(long number, String hash) {

        private static final int SHORTEST = 16;

        /** Null if these are not a number and a hash. */
        static Anchor read(String number, String hash) {
            String digits = hash == null ? "" : hash.strip().toLowerCase(java.util.Locale.ROOT);
            return number != null
                            && number.strip().matches("[1-9]\\d{0,17}")
                            && digits.matches("[0-9a-f]{" + SHORTEST + ",64}")
                    ? new Anchor(Long.parseLong(number.strip()), digits)
                    : null;
        }
    }

    /**
     * What was found.
     *
     * @param entries how many are intact from the first on
     * @param lastHash of the last intact one, null where there is none
     * @param fault null if nothing is wrong
     * @param brokenAt the number of the entry that is wrong, 0 if none is
     * @param anchors how many anchors the trail was held against; with none, its end may be missing and nobody knows
     */
    record Result(long entries, String lastHash, Fault fault, long brokenAt, int anchors) {

        boolean intact() {
            return fault == null;
        }

        /** Its end stands where it was noted outside the database. */
        boolean held() {
            return intact() && anchors > 0;
        }
    }

    /**
     * Reads with a cursor of the connection, so that the memory needed does not grow with the trail; leaves no
     * transaction behind.
     */
    static Result over(Connection connection, Collection<Anchor> anchors) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("""
                select number, at, login, address, action, organ, subject, outcome, detail, previous, hash
                    from honors.audit_entry order by number""")) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                return over(rows, anchors);
            }
        } finally {
            connection.rollback();
        }
    }

    private static Result over(ResultSet rows, Collection<Anchor> anchors) throws SQLException {
        Map<Long, List<Anchor>> noted = anchors.stream().collect(Collectors.groupingBy(Anchor::number));
        long longest = anchors.stream().mapToLong(Anchor::number).max().orElse(0);
        long number = 0;
        byte[] last = AuditEntry.BEGINNING;
        while (rows.next()) {
            number++;
            AuditEntry entry = new AuditEntry(
                    rows.getLong(1),
                    rows.getObject(2, OffsetDateTime.class),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6),
                    rows.getString(7),
                    rows.getString(8),
                    rows.getString(9));
            byte[] hash = rows.getBytes(11);
            Fault fault = fault(entry, rows.getBytes(10), hash, number, last, noted.getOrDefault(number, List.of()));
            if (fault != null) {
                return result(number - 1, last, fault, number, anchors.size());
            }
            last = hash;
        }
        return longest > number
                ? result(number, last, Fault.TRUNCATED, number + 1, anchors.size())
                : result(number, last, null, 0, anchors.size());
    }

    private static Fault fault(
            AuditEntry entry, byte[] previous, byte[] hash, long number, byte[] last, List<Anchor> anchors) {
        if (entry.number() != number) {
            return Fault.GAP;
        } else if (!Arrays.equals(previous, last)) {
            return Fault.BROKEN_LINK;
        } else if (!Arrays.equals(hash, entry.hashAfter(previous))) {
            return Fault.ALTERED;
        }
        return anchors.stream().allMatch(anchor -> hex(hash).startsWith(anchor.hash())) ? null : Fault.REWRITTEN;
    }

    private static Result result(long entries, byte[] lastHash, Fault fault, long brokenAt, int anchors) {
        return new Result(entries, entries == 0 ? null : hex(lastHash), fault, brokenAt, anchors);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
