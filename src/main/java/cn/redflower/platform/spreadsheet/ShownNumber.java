package cn.redflower.platform.spreadsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows a number as the format of its cell does, as far as digits and letters go: leading zeros, letters and dashes
 * between, parts for signs and conditions. Thousands separators, widths and colours say nothing about the number and
 * are left out; formats that scale, round or hide digits are no use to a reader of numbers and show nothing. POI's
 * formatter is not used: it shows {@code 0#######} and Chinese numerals wrongly, shares its state between threads and
 * takes ten thousand times a cell.
 */
final class ShownNumber {

    private static final int MANY = 1_000;
    private static final int LONGEST = 255;
    private static final Map<String, Optional<ShownNumber>> KNOWN = new ConcurrentHashMap<>();

    private final List<Section> sections;

    private ShownNumber(List<Section> sections) {
        this.sections = sections;
    }

    /** The number as its cell shows it, null if the format says no more than the number itself. */
    static String of(BigDecimal value, String format) {
        boolean none = format == null || format.isEmpty() || format.length() > LONGEST;
        if (none || "General".equalsIgnoreCase(format) || "@".equals(format)) {
            return null;
        }
        if (KNOWN.size() > MANY) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(format, ShownNumber::read)
                .map(known -> known.show(value))
                .orElse(null);
    }

    private static Optional<ShownNumber> read(String format) {
        List<Section> sections = new ArrayList<>();
        NumberFormatReading reading = new NumberFormatReading(format);
        while (reading.hasNext()) {
            sections.add(reading.next());
        }
        return sections.isEmpty() ? Optional.empty() : Optional.of(new ShownNumber(sections));
    }

    private String show(BigDecimal value) {
        boolean conditional = sections.stream().anyMatch(section -> section.condition != null);
        Section chosen = conditional ? byCondition(value) : bySign(value);
        if (chosen == null || !chosen.usable) {
            return null;
        }
        boolean minus = value.signum() < 0 && (conditional || chosen == sections.get(0));
        String shown = chosen.show(value.abs());
        return shown == null || shown.isBlank() ? null : (minus ? "-" : "") + shown.strip();
    }

    private Section byCondition(BigDecimal value) {
        return sections.stream()
                .filter(each -> each.condition == null || each.condition.holds(value))
                .findFirst()
                .orElse(null);
    }

    private Section bySign(BigDecimal value) {
        int wanted = value.signum() > 0 ? 0 : value.signum() < 0 ? 1 : 2;
        return wanted < sections.size() ? sections.get(wanted) : sections.get(0);
    }

    /** For which numbers a section is meant. */
    record Condition(String comparison, BigDecimal with) {
        boolean holds(BigDecimal value) {
            int order = value.compareTo(with);
            return switch (comparison) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<>" -> order != 0;
                default -> order == 0;
            };
        }
    }

    /**
     * One part of a format.
     *
     * @param condition null for none
     * @param signs what stands before the point, in its order
     * @param kinds of each sign: a place for a digit ({@code 0}, {@code #}, {@code ?}), {@code G} for the whole number,
     *     a letter ({@code L})
     * @param fraction places after the point, null without one
     * @param after letters after the fraction's places
     * @param usable whether the part shows the number itself
     */
    record Section(Condition condition, String signs, String kinds, String fraction, String after, boolean usable) {

        /** Null if digits would be lost. */
        String show(BigDecimal value) {
            int decimals = fraction == null ? 0 : fraction.length();
            BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
            boolean places = decimals > 0 || firstPlace() >= 0;
            if (places && rounded.compareTo(value) != 0) {
                return null;
            }
            String plain = rounded.toPlainString();
            int point = plain.indexOf('.');
            String digits = (point < 0 ? plain : plain.substring(0, point)).replaceFirst("^0+", "");
            String shown = whole(digits, value);
            String behind = fraction == null ? "" : "." + fraction(point < 0 ? "" : plain.substring(point + 1));
            return shown + behind + after;
        }

        /** Fills the places from the last to the first, which takes all digits that are left. */
        private String whole(String digits, BigDecimal value) {
            StringBuilder turned = new StringBuilder();
            int left = digits.length();
            int first = firstPlace();
            for (int i = signs.length() - 1; i >= 0; i--) {
                switch (kinds.charAt(i)) {
                    case 'L' -> turned.append(signs.charAt(i));
                    case 'G' ->
                        turned.append(
                                new StringBuilder(value.stripTrailingZeros().toPlainString()).reverse());
                    case '0' -> turned.append(left > 0 ? digits.charAt(--left) : '0');
                    case '?' -> turned.append(left > 0 ? digits.charAt(--left) : ' ');
                    default -> turned.append(left > 0 ? String.valueOf(digits.charAt(--left)) : "");
                }
                while (i == first && left > 0) {
                    turned.append(digits.charAt(--left));
                }
            }
            return turned.reverse().toString();
        }

        private int firstPlace() {
            for (int i = 0; i < kinds.length(); i++) {
                if (kinds.charAt(i) != 'L' && kinds.charAt(i) != 'G') {
                    return i;
                }
            }
            return -1;
        }

        private String fraction(String digits) {
            int shown = digits.length();
            while (shown > 0 && digits.charAt(shown - 1) == '0' && fraction.charAt(shown - 1) != '0') {
                shown--;
            }
            return digits.substring(0, shown);
        }
    }
}
