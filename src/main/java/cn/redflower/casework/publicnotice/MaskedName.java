package cn.redflower.casework.publicnotice;

import cn.redflower.platform.names.PersonName;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A person's name as it may be published: 张小明 becomes 张*明 ({@code domain.md} §5).
 *
 * <p>The rule: first and last character stay, every one between becomes {@code *}; of a name of two only the first
 * stays, a name of one disappears. A character is what a reader takes for one (characters beyond the BMP and variation
 * selectors included). Spaces, also those that pad a name of two, and the dot of transcribed names are not characters
 * and are left out: 阿卜杜拉·艾力 becomes 阿****力.
 *
 * @param text the masked name
 */
public record MaskedName(String text) {

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern LEFT_OUT = Pattern.compile("[ ·]");

    /** Masks a full name. */
    public static MaskedName of(String fullName) {
        List<String> characters = CHARACTER
                .matcher(LEFT_OUT.matcher(PersonName.of(fullName).text()).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
        int count = characters.size();
        return new MaskedName(
                switch (count) {
                    case 0, 1 -> "*";
                    case 2 -> characters.get(0) + "*";
                    default -> characters.get(0) + "*".repeat(count - 2) + characters.get(count - 1);
                });
    }

    @Override
    public String toString() {
        return text;
    }
}
