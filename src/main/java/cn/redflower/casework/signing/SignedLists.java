package cn.redflower.casework.signing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The lists that flows have signed, by their kind. */
@Component
class SignedLists {

    private final Map<String, SignedList> lists;

    SignedLists(List<SignedList> lists) {
        this.lists = lists.stream().collect(Collectors.toMap(SignedList::kind, Function.identity()));
    }

    /** @throws IllegalArgumentException if no flow has such lists */
    SignedList ofKind(String kind) {
        return Optional.ofNullable(lists.get(kind)).orElseThrow(() -> new IllegalArgumentException("no list " + kind));
    }
}
