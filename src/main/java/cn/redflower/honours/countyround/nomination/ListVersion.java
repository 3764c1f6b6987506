package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominee.SchoolDecision;
import cn.redflower.honours.countyround.CountyNominee.Screening;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Which list a printed form is of: a short code over everything that the form says of the rows. It changes with any
 * name, number or reason on it and with who is on it, and with nothing else: a list that is changed and changed back
 * has the code that it had.
 *
 * @param code such as K7QF-2M9X, of letters and digits that nobody takes for others
 */
record ListVersion(String code) {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HALF = 4;

    static ListVersion of(UUID nominationId, List<CountyNominee> rows) {
        MessageDigest digest = sha256();
        add(digest, nominationId.toString());
        rows.stream().filter(ListVersion::isPrinted).forEach(row -> {
            add(digest, row.kind().name());
            add(digest, row.name());
            add(digest, row.number());
            add(digest, row.squadronName());
            add(digest, row.reason());
        });
        long number = ByteBuffer.wrap(digest.digest()).getLong();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(LETTERS.charAt((int) Long.remainderUnsigned(number, LETTERS.length())));
            number = Long.divideUnsigned(number, LETTERS.length());
        }
        return new ListVersion(code.insert(HALF, '-').toString());
    }

    /** Whether a row stands on the form: whom neither the committee nor the county has turned down. */
    static boolean isPrinted(CountyNominee row) {
        return row.schoolDecision() != SchoolDecision.REFUSED
                && row.screening() != Screening.REJECTED
                && row.struckReason() == null
                && row.notAwardedReason() == null;
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
