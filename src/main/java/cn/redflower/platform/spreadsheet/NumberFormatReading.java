package cn.redflower.platform.spreadsheet;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a number format apart into its sections, from left to right ({@link ShownNumber} says which of its signs
 * count).
 */
final class NumberFormatReading {

    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?\\d{1,18}(?:\\.\\d{1,9})?)");
    private static final String[] PLAIN = {"general", "g/通用格式"};

    private static final String DATE_LETTERS = "ymdhsbg";

    private final String format;
    private int at;
    private StringBuilder signs;
    private StringBuilder kinds;
    private StringBuilder fraction;
    private StringBuilder after;
    private ShownNumber.Condition condition;
    private boolean usable;
    private boolean zeros;

    NumberFormatReading(String format) {
        this.format = format;
    }

    boolean hasNext() {
        return at <= format.length();
    }

    ShownNumber.Section next() {
        signs = new StringBuilder();
        kinds = new StringBuilder();
        fraction = null;
        after = new StringBuilder();
        condition = null;
        usable = true;
        zeros = false;
        while (at < format.length() && format.charAt(at) != ';') {
            read(format.charAt(at));
        }
        at++;
        return new ShownNumber.Section(
                condition,
                signs.toString(),
                kinds.toString(),
                fraction == null ? null : fraction.toString(),
                after.toString(),
                usable);
    }

    private void read(char c) {
        switch (c) {
            case '"' -> quoted('"');
            case '[' -> bracket();
            case '\\', '!' -> {
                at++;
                if (at < format.length()) {
                    literal(format.charAt(at++));
                }
            }
            case '_', '*' -> at += 2;
            case ',' -> at++;
            case '0', '#', '?' -> {
                place(c);
                at++;
            }
            case '.' -> {
                usable &= fraction == null;
                fraction = fraction == null ? new StringBuilder() : fraction;
                at++;
            }
            case '%', '/', 'E', 'e' -> {
                usable = false;
                at++;
            }
            case '@' -> plain(1);
            default -> other(c);
        }
    }

    private void other(char c) {
        for (String word : PLAIN) {
            if (format.toLowerCase(Locale.ROOT).startsWith(word, at)) {
                plain(word.length());
                return;
            }
        }
        usable &= DATE_LETTERS.indexOf(Character.toLowerCase(c)) < 0;
        literal(c);
        at++;
    }

    private void plain(int length) {
        sign('G', 'G');
        at += length;
    }

    /** Right of a zero every place is filled, whatever stands for it. */
    private void place(char c) {
        if (fraction != null) {
            fraction.append(c);
            usable &= after.isEmpty();
        } else {
            zeros |= c == '0';
            sign(c, zeros ? '0' : c);
        }
    }

    private void sign(char sign, char kind) {
        signs.append(sign);
        kinds.append(kind);
    }

    private void literal(char c) {
        if (fraction == null) {
            sign(c, 'L');
        } else {
            after.append(c);
        }
    }

    private void quoted(char end) {
        for (at++; at < format.length() && format.charAt(at) != end; at++) {
            literal(format.charAt(at));
        }
        at++;
    }

    /**
     * A condition counts; colours, languages and numerals say nothing about the number; a currency does, as it stands
     * beside it.
     */
    private void bracket() {
        int end = format.indexOf(']', at);
        String inside = end < 0 ? "" : format.substring(at + 1, end);
        at = end < 0 ? format.length() : end + 1;
        Matcher compared = CONDITION.matcher(inside.strip());
        if (compared.matches()) {
            condition = new ShownNumber.Condition(compared.group(1), new BigDecimal(compared.group(2)));
        } else if (inside.startsWith("$") && inside.indexOf('-') != 1) {
            int locale = inside.lastIndexOf('-');
            inside.substring(1, locale < 0 ? inside.length() : locale).chars().forEach(c -> literal((char) c));
        }
    }
}
