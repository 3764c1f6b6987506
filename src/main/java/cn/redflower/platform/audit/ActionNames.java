package cn.redflower.platform.audit;

import cn.redflower.platform.problem.Problems;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the recorded actions are called for people, whichever module records them. */
@Component
class ActionNames {

    private static final String PREFIX = "audit.action.";

    private final Map<String, String> names;

    ActionNames(Problems texts) {
        names = ResourceBundle.getBundle("messages/audit", Locale.ROOT).keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> Map.entry(key.substring(PREFIX.length()), texts.text(key)))
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** The action itself where it has no name. */
    String of(String action) {
        return names.getOrDefault(action, action);
    }

    Map<String, String> all() {
        return names;
    }
}
