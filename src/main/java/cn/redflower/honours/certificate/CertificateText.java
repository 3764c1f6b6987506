package cn.redflower.honours.certificate;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.platform.names.Characters;
import cn.redflower.platform.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a certificate says, line by line from its head to its foot.
 *
 * @param issuers who signs it, the one whose seal it carries last
 * @param footnotes beside the code: the decision, the number, how to verify it
 */
record CertificateText(
        boolean plaque,
        String title,
        String addressee,
        String citation,
        String award,
        String closing,
        List<String> issuers,
        String date,
        List<String> footnotes) {

    /** @param verify the address at which number and check code can be typed */
    static CertificateText of(Certificate c, String verify, Problems texts) {
        boolean plaque = c.kind() != Kind.INDIVIDUAL;
        String sort = plaque ? "collective" : "individual";
        String addressee = texts.text(
                "certificate.addressee." + c.kind().name().toLowerCase(Locale.ROOT),
                c.schoolName(),
                c.squadronName() == null || plaque ? "" : c.squadronName(),
                c.holderName(),
                collectiveName(c));
        Stream<String> decision = c.decisionNumber() == null
                ? Stream.empty()
                : Stream.of(texts.text("certificate.decision", c.decisionNumber()));
        return new CertificateText(
                plaque,
                texts.text("certificate.title." + sort),
                Characters.ordinary(addressee),
                texts.text("certificate.citation", c.schoolYear().replace("-", "—")),
                Characters.ordinary(c.award()),
                texts.text("certificate.closing." + sort),
                c.issuerNames().stream().map(Characters::ordinary).toList(),
                ChineseDate.of(c.issuedOn()),
                Stream.concat(
                                decision,
                                Stream.of(
                                        texts.text("certificate.number", c.number()),
                                        texts.text(
                                                "certificate.check-code",
                                                CheckCode.of(c.code()).grouped()),
                                        texts.text("certificate.verify", verify)))
                        .toList());
    }

    private static String collectiveName(Certificate c) {
        return c.holderName().equals(c.schoolName()) ? c.schoolName() + "大队" : c.schoolName() + "　" + c.holderName();
    }

    /** All of it, for the font. */
    Stream<String> all() {
        return Stream.of(
                        Stream.of(title, addressee, citation, award, closing, date),
                        issuers.stream(),
                        footnotes.stream())
                .flatMap(lines -> lines);
    }
}
