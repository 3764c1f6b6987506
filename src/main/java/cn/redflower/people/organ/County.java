package cn.redflower.people.organ;

import cn.redflower.platform.problem.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the county is called where pages, mails, notices, decisions and badges name it.
 *
 * @param name in full, such as 长顺县; a word for any county as long as nobody has set it
 * @param shortName as badges carry it, such as 长顺
 * @param noticeIssuer who issues the county's notices, such as 长顺县少工委
 * @param documentCode how the numbers of its decisions begin, such as 长少
 * @param title what this site calls itself, such as 长顺县少先队荣誉评审
 */
public record County(String name, String shortName, String noticeIssuer, String documentCode, String title) {

    /** What a county's name ends with; a name of a single character keeps it, as people say 易县 and not 易. */
    private static final Pattern RANK = Pattern.compile("(?<=..)(自治县|自治旗|林区|特区|新区|县|区|市|旗)$");

    /** What was set, and for the rest what comes of the name. */
    static County of(CountySettings set, Problems texts) {
        String name = Optional.ofNullable(set.name()).orElseGet(() -> texts.text("organization.county.unnamed"));
        return new County(
                name,
                Optional.ofNullable(set.shortName()).orElseGet(() -> shortNameOf(name)),
                Optional.ofNullable(set.noticeIssuer())
                        .orElseGet(() -> texts.text("organization.county.notice-issuer", name)),
                Optional.ofNullable(set.documentCode())
                        .orElseGet(() -> texts.text(
                                "organization.county.document-code", name.substring(0, name.offsetByCodePoints(0, 1)))),
                texts.text("organization.county.title", name));
    }

    private static String shortNameOf(String name) {
        return RANK.matcher(name).replaceFirst("");
    }
}
