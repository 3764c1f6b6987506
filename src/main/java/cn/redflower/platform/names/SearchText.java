package cn.redflower.platform.names;

/**
 * What somebody looks for among names and numbers, read as names are: 阿卜杜拉.艾力 typed on any keyboard finds 阿卜杜拉·艾力, and
 * so does 阿卜杜拉艾力. Rows are compared without the dot too: see {@link #in(String)}.
 *
 * @param text empty: everything
 */
public record SearchText(String text) {

    /** Reads what was typed into a search box. */
    public static SearchText of(String typed) {
        return new SearchText(
                typed == null
                        ? ""
                        : PersonName.closed(PersonName.dotted(typed.replace("\0", "")))
                                .replace("\u00B7", ""));
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** As a pattern of PostgreSQL's {@code like}, every character standing for itself. */
    public String like() {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** A column or expression in SQL as it is compared with the pattern. */
    public static String in(String expression) {
        return "replace(" + expression + ", '\u00B7', '')";
    }
}
