package cn.redflower.honours.certificate;

/**
 * A run of certificate numbers that counts from 1 without gaps, such as {@code HSHLJ-2026-000001}. What a number looks
 * like is the awarding flow's business: no rule text prescribes it ({@code domain.md} §2).
 *
 * @param name what stands before the number and tells the series apart, such as {@code HSHLJ-2026}
 * @param digits how many digits the number has at least; a longer number is written out in full
 */
public record CertificateSeries(String name, int digits) {

    public CertificateSeries {
        if (name.isBlank() || digits < 1 || digits > 12) {
            throw new IllegalArgumentException("a certificate series needs a name and 1 to 12 digits");
        }
    }

    /** The usual form: a code and a year, six digits. */
    public static CertificateSeries ofYear(String code, int year) {
        return new CertificateSeries(code + "-" + year, 6);
    }

    String format(long number) {
        return name + "-" + ("%0" + digits + "d").formatted(number);
    }
}
