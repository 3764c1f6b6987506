package cn.redflower.casework.approval;

import cn.redflower.platform.audit.Identified;
import cn.redflower.platform.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What cases, their steps and the decisions over them are called, for whoever reads the record of what was done. */
@Component
class KnownCases implements Identified {

    private final CaseTitles titles;
    private final Problems texts;

    KnownCases(CaseTitles titles, Problems texts) {
        this.titles = titles;
        this.texts = texts;
    }

    @Override
    public Map<String, String> names(Collection<String> identifiers) {
        Map<String, String> names = new HashMap<>(titles.of(identifiers));
        identifiers.forEach(id -> texts.known("words.step." + id)
                .or(() -> texts.known("words.decision." + id))
                .ifPresent(word -> names.putIfAbsent(id, word)));
        return names;
    }
}
