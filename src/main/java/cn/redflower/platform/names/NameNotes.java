package cn.redflower.platform.names;

import cn.redflower.platform.problem.Problems;
import org.springframework.stereotype.Component;

/** Says of a name in the register, before anybody is honoured under it, what will be missing on the certificate. */
@Component
public class NameNotes {

    private final Problems texts;

    NameNotes(Problems texts) {
        this.texts = texts;
    }

    /** @return a sentence; null for a name that can be printed as it is */
    public String of(String name) {
        return PersonName.of(name)
                .flaw()
                .filter(flaw -> !flaw.kind().refused())
                .map(flaw -> texts.text("names.note." + flaw.kind().code(), flaw.characters()))
                .orElse(null);
    }
}
