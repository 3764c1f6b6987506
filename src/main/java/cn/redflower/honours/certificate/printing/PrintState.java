package cn.redflower.honours.certificate.printing;

/**
 * How far a school's certificates of a case are.
 *
 * @param done printed so far, of {@code total}; a certificate that is revoked is not counted
 * @param waiting of {@code total}, those with a character that no font has: in no file until somebody has decided
 * @param byHand those printed with a blank place, to be written by hand before they are handed out
 * @param again an earlier file was withdrawn: a certificate in it was revoked, or something was decided about one
 * @param pdfSize of the print file in bytes, null until it is there; {@code zipSize} likewise
 */
public record PrintState(
        String schoolId,
        Status status,
        int done,
        int total,
        int waiting,
        int byHand,
        boolean again,
        Integer pdfSize,
        Integer zipSize) {

    /** The stages of an order. */
    public enum Status {
        /** No certificate was issued. */
        NONE,
        QUEUED,
        PRINTING,
        READY,
        /** Nothing could be printed: every certificate has a character that no font has and waits for a decision. */
        WAITING,
        /** It failed and is tried again, by itself or by an operator. */
        FAILED,
        /** Every certificate was revoked: there is nothing to print any more. */
        STALE
    }

    static PrintState none(String schoolId) {
        return new PrintState(schoolId, Status.NONE, 0, 0, 0, 0, false, null, null);
    }
}
