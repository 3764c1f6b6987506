package cn.redflower.platform.names;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a name, or asks for a look at it.
 *
 * @param characters those that it is about, one by one, with their number where a screen may not show them; empty if it
 *     is about the whole
 */
public record NameFlaw(Kind kind, String characters) {

    private static final Pattern BETWEEN_HAN = Pattern.compile(PersonName.HAN + "-" + PersonName.HAN);
    private static final String LOST = "?\uFFFD\u25A1\u25A0\u25FB\u25FC\u25AF\u3013";

    /** From the gravest to the least. */
    public enum Kind {
        TOO_LONG(true),
        /** Digits, or nothing that could be a name. */
        NO_NAME(true),
        /** A program put a box or a question mark for what it did not know. */
        LOST(false),
        /** A character that one computer made up: another shows something else, and nothing can print it. */
        PRIVATE_USE(false),
        /** Marks that no name has. */
        ODD(false),
        /** An ordinary character that no font here has. */
        NOT_PRINTABLE(false),
        /** A space was taken for the dot. */
        JOINED(false);

        private final boolean refused;

        Kind(boolean refused) {
            this.refused = refused;
        }

        /** Whether such a name is not taken at all. */
        public boolean refused() {
            return refused;
        }

        /** For codes of messages: {@code private-use}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Optional<NameFlaw> of(PersonName name) {
        String text = name.text();
        if (name.length() > PersonName.LONGEST) {
            return Optional.of(new NameFlaw(Kind.TOO_LONG, ""));
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(Character::isDigit)
                || text.codePoints().noneMatch(c -> isLetter(c) || isPrivate(c))) {
            return Optional.of(new NameFlaw(Kind.NO_NAME, ""));
        }
        return found(Kind.LOST, text, c -> LOST.indexOf(c) >= 0)
                .or(() -> found(Kind.PRIVATE_USE, text, NameFlaw::isPrivate))
                .or(() -> found(Kind.ODD, text, c -> !isLetter(c) && " \u00B7-'.".indexOf(c) < 0))
                .or(() ->
                        BETWEEN_HAN.matcher(text).find() ? Optional.of(new NameFlaw(Kind.ODD, "-")) : Optional.empty())
                .or(() -> found(Kind.NOT_PRINTABLE, text, c -> !PrintableCharacters.has(c)))
                .or(() -> name.joined() ? Optional.of(new NameFlaw(Kind.JOINED, "")) : Optional.empty());
    }

    private static Optional<NameFlaw> found(Kind kind, String text, IntPredicate which) {
        String characters = text.codePoints()
                .filter(which)
                .distinct()
                .mapToObj(PrintableCharacters::shown)
                .collect(Collectors.joining("、"));
        return characters.isEmpty() ? Optional.empty() : Optional.of(new NameFlaw(kind, characters));
    }

    private static boolean isLetter(int character) {
        int type = Character.getType(character);
        return Character.isLetter(character)
                || Characters.isIdeograph(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPrivate(int character) {
        return Character.getType(character) == Character.PRIVATE_USE;
    }
}
