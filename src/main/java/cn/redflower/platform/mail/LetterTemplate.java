package cn.redflower.platform.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The letters there are, and what each needs to be told; nothing else is kept in the outbox. */
enum LetterTemplate {
    TASKS_WAITING(Set.of("round", "task"), Set.of("school", "squadron", "deadline", "path")),
    RETURNED(Set.of("round", "what", "organ"), Set.of("reason", "deadline", "path")),
    DEADLINE_NEAR(Set.of("round", "what", "deadline"), Set.of("school", "squadron", "path")),
    WAIVED(Set.of("round", "what", "deadline"), Set.of("school", "squadron", "path")),
    NOTICE_PUBLISHED(Set.of("title", "lastDay", "path"), Set.of("school", "firstDay")),
    OBJECTION_RAISED(Set.of("title"), Set.of("deadline", "path")),
    RESULT(Set.of("round", "summary"), Set.of("school", "squadron", "path")),
    FALLBACK_USED(Set.of("round", "task", "organ", "fallback"), Set.of("path")),
    DEADLINE_MOVED(Set.of("round", "what", "was", "deadline"), Set.of("school", "path")),
    CALENDAR_MISSING(Set.of("year"), Set.of("path")),
    INVITATION(Set.of("login", "hours", OneTimeLinks.MODEL_KEY), Set.of()),
    PASSWORD_FORGOTTEN(Set.of("login", "hours", OneTimeLinks.MODEL_KEY), Set.of());

    private final Set<String> required;
    private final Set<String> known;

    LetterTemplate(Set<String> required, Set<String> optional) {
        this.required = required;
        this.known = Stream.concat(required.stream(), optional.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Its name in letters and files: {@code tasks-waiting}. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LetterTemplate named(String name) {
        return Arrays.stream(values())
                .filter(t -> t.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no letter template " + name));
    }

    /** @throws IllegalArgumentException if the model lacks what the template needs or holds what it does not */
    void check(Map<String, Object> model) {
        if (!model.keySet().containsAll(required) || !known.containsAll(model.keySet())) {
            throw new IllegalArgumentException("letter %s needs %s and may have %s, but was given %s"
                    .formatted(fileName(), sorted(required), sorted(known), sorted(model.keySet())));
        }
    }

    private static String sorted(Set<String> keys) {
        return keys.stream().sorted().collect(Collectors.joining(" "));
    }
}
