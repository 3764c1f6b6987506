package cn.redflower.platform.audit;

import cn.redflower.platform.audit.AuditEntries.Listed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says in words what entries are about. The trail itself keeps identifiers, which never change; who reads it wants to
 * know which round, whose list and which step that was. What nobody knows a name of is left to the entry as it is
 * recorded.
 */
@Component
class SubjectWords {

    private static final Pattern READABLE =
            Pattern.compile("\\d{1,9}|\\d{4}-\\d{2}(-\\d{2})?|\\d{4}-\\d{4}|.*\\p{IsHan}.*");

    private final ObjectProvider<Identified> sources;

    SubjectWords(ObjectProvider<Identified> sources) {
        this.sources = sources;
    }

    /** The words for each of these entries, by its number; a page of them costs a query a module. */
    Map<Long, String> of(List<Listed> entries) {
        Set<String> identifiers = entries.stream().flatMap(SubjectWords::tokens).collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        sources.stream().forEach(source -> names.putAll(source.names(identifiers)));
        return entries.stream()
                .collect(Collectors.toMap(
                        Listed::number,
                        entry -> tokens(entry)
                                .map(token -> names.getOrDefault(
                                        token, READABLE.matcher(token).matches() ? token : ""))
                                .filter(word -> !word.isEmpty())
                                .distinct()
                                .collect(Collectors.joining("，"))));
    }

    private static Stream<String> tokens(Listed entry) {
        return Stream.of(entry.subject(), entry.detail())
                .filter(text -> text != null && !text.contains("/"))
                .flatMap(text -> Arrays.stream(text.split(" ")));
    }
}
