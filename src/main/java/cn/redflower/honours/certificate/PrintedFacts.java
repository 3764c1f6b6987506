package cn.redflower.honours.certificate;

import cn.redflower.casework.publicnotice.MaskedName;
import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What stands on a certificate, fact by fact, as it was printed on its day: to be held against the paper. It comes from
 * the same words that are printed ({@link CertificateText}), so that nothing is printed that nobody can compare.
 */
@Component
class PrintedFacts {

    private static final String NOT_OF_A_NAME = "[\\s\\p{Z}\\p{C}\\p{P}\\p{Sk}\u30FB\uFF65]+";

    private final Site site;
    private final Problems texts;

    PrintedFacts(Site site, Problems texts) {
        this.site = site;
        this.texts = texts;
    }

    /**
     * One fact.
     *
     * @param label what it is, such as 学校
     * @param value as printed; a minor's name masked
     * @param hint what has to be said beside it, or null
     */
    record Fact(String label, String value, String hint) {}

    List<Fact> of(Certificate certificate) {
        boolean person = certificate.kind() == Kind.INDIVIDUAL;
        CertificateText printed = CertificateText.of(certificate, site.at("/verify"), texts);
        List<Fact> facts = new ArrayList<>();
        add(facts, "title", printed.title().replace(" ", "").replace("　", ""));
        if (person) {
            facts.add(new Fact(
                    label("holder"),
                    MaskedName.of(certificate.holderName()).text(),
                    texts.text("certificate.fact.holder.hint")));
        } else {
            add(facts, "holder", printed.addressee().strip());
        }
        add(facts, "school", certificate.schoolName());
        if (person) {
            add(facts, "squadron", certificate.squadronName());
        }
        add(facts, "award", printed.award());
        add(facts, "citation", printed.citation().strip());
        add(facts, "issuers", String.join("、", printed.issuers()));
        facts.add(new Fact(
                label("date"),
                printed.date(),
                texts.text("certificate.fact.date.hint", certificate.issuedOn().toString())));
        add(facts, "decision", certificate.decisionNumber());
        add(facts, "number", certificate.number());
        add(facts, "code", CheckCode.of(certificate.code()).grouped());
        return facts;
    }

    /** Whether two spellings are one name: gaps, dots and forms of the same character do not count. */
    static boolean sameName(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll(NOT_OF_A_NAME, "");
    }

    private void add(List<Fact> facts, String thing, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label(thing), value, null));
        }
    }

    private String label(String thing) {
        return texts.text("certificate.fact." + thing);
    }
}
