package cn.redflower.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Goes through the whole trail once, entry by entry, and finds the first that is missing, altered or out of its place. The end of the
 * trail, and a trail that was computed anew from some entry on, are only held by an anchor: a number and hash that were noted outside the
 * database before.
 */
final class ChainCheck {

    private static final int AT_ONCE = 1_000;

    private ChainCheck() {
    }

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
            return number != null && number.strip().matches("[1-9]\\d{0,17}") && digits.matches("[0-9a-f]{" + SHORTEST + ",64}")
                    ? new Anchor(Long.parseLong(number.strip()), digits) : null;
        }
    }

    /**
     * What was found.
     *
     * @param entries how many are intact from the first on
     * @param lastHash of the last intact one, null where there is none
     * @param fault null if nothing is wrong
     * @param brokenAt the number of the entry that is wrong, 0 if none is
     */
    record Result(long entries, String lastHash, Fault fault, long brokenAt) {

        boolean intact() {
            return fault == null;
        }
    }

    /** Reads with a cursor of the connection, so that the memory needed does not grow with the trail; leaves no transaction behind. */
    static Result over(Connection connection, Anchor anchor) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("""
                select number, at, login, address, action, organ, subject, outcome, detail, previous, hash from honors.audit_entry order by number""")) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                return over(rows, anchor);
            }
        } finally {
            connection.rollback();
        }
    }

    private static Result over(ResultSet rows, Anchor anchor) throws SQLException {
        long number = 0;
        byte[] last = AuditEntry.BEGINNING;
        while (rows.next()) {
            number++;
            AuditEntry entry = new AuditEntry(rows.getLong(1), rows.getObject(2, OffsetDateTime.class), rows.getString(3), rows.getString(4), rows.getString(5),
                    rows.getString(6), rows.getString(7), rows.getString(8), rows.getString(9));
            byte[] hash = rows.getBytes(11);
            Fault fault = fault(entry, rows.getBytes(10), hash, number, last, anchor);
            if (fault != null) {
                return result(number - 1, last, fault, number);
            }
            last = hash;
        }
        return anchor != null && anchor.number() > number ? result(number, last, Fault.TRUNCATED, number + 1) : result(number, last, null, 0);
    }

    private static Fault fault(AuditEntry entry, byte[] previous, byte[] hash, long number, byte[] last, Anchor anchor) {
        if (entry.number() != number) {
            return Fault.GAP;
        } else if (!Arrays.equals(previous, last)) {
            return Fault.BROKEN_LINK;
        } else if (!Arrays.equals(hash, entry.hashAfter(previous))) {
            return Fault.ALTERED;
        }
        return anchor != null && anchor.number() == number && !hex(hash).startsWith(anchor.hash()) ? Fault.REWRITTEN : null;
    }

    private static Result result(long entries, byte[] lastHash, Fault fault, long brokenAt) {
        return new Result(entries, entries == 0 ? null : hex(lastHash), fault, brokenAt);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
