package cn.redflower.casework.approval;

import cn.redflower.platform.audit.Identified;
import cn.redflower.platform.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What cases, their steps and the decisions over them are called, for whoever reads the record of what was done. */
@Component
class KnownCases implements Identified {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ObjectProvider<CaseTitle.Source> sources;
    private final Problems texts;

    KnownCases(ObjectProvider<CaseTitle.Source> sources, Problems texts) {
        this.sources = sources;
        this.texts = texts;
    }

    @Override
    public Map<String, String> names(Collection<String> identifiers) {
        Map<String, String> names = new HashMap<>();
        List<UUID> ids = identifiers.stream()
                .filter(id -> ID.matcher(id).matches())
                .map(UUID::fromString)
                .toList();
        sources.forEach(source -> source.of(ids).forEach((id, title) -> names.put(id.toString(), title.words(texts))));
        identifiers.forEach(id -> texts.known("words.step." + id)
                .or(() -> texts.known("words.decision." + id))
                .ifPresent(word -> names.putIfAbsent(id, word)));
        return names;
    }
}
