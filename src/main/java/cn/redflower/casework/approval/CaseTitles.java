package cn.redflower.casework.approval;

import cn.redflower.platform.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What cases are called, asked of every flow. */
@Component
public class CaseTitles {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ObjectProvider<CaseTitle.Source> sources;
    private final Problems texts;

    CaseTitles(ObjectProvider<CaseTitle.Source> sources, Problems texts) {
        this.sources = sources;
        this.texts = texts;
    }

    /** Whether it can be the id of a case at all. */
    public static boolean isCaseId(String text) {
        return text != null && ID.matcher(text).matches();
    }

    /** The title of each of these that is a case's id, in words. */
    public Map<String, String> of(Collection<String> ids) {
        List<UUID> cases = ids.stream()
                .filter(CaseTitles::isCaseId)
                .distinct()
                .map(UUID::fromString)
                .toList();
        Map<String, String> titles = new HashMap<>();
        sources.forEach(
                source -> source.of(cases).forEach((id, title) -> titles.put(id.toString(), title.words(texts))));
        return titles;
    }

    /** The title of a case, in words. */
    public Optional<String> of(String id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }
}
