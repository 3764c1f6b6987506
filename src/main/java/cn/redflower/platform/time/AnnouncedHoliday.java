package cn.redflower.platform.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered paragraph of an announcement: the holiday, or several that fall together, and what is said of it.
 *
 * @param names such as 中秋节 and 国庆节
 * @param said what follows the colon, without blanks
 */
record AnnouncedHoliday(List<String> names, String said) {

    /** What the State Council announces every year. */
    static final List<String> OF_A_YEAR = List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");

    private static final String NAME =
            "(?:元旦|新年|春节|清明|(?:五一)?(?:国际)?劳动|五一|端午|中秋|国庆|[\\u4e00-\\u9fa5]{2,16}(?:纪念日|胜利日))节?";
    private static final Pattern HEAD = Pattern.compile("(?:(?<![\\u4e00-\\u9fa5])[一二三四五六七八九十]{1,3}[、.,])?(" + NAME
            + "(?:[、,和及与]" + NAME + ")*)(?:假期|放假安排)?(?::|(?=(?:" + AnnouncementText.YEAR_DIGITS + "年)?"
            + AnnouncementText.NUMBER + "月))");
    /** What follows the last holiday: the closing sentence, the signature, the rest of a page. */
    private static final Pattern AFTER_THE_LAST = Pattern.compile("节假日期间|国务院办公厅|(?:扫一扫|责任编辑|相关稿件|相关文章|分享到)");

    AnnouncedHoliday {
        names = List.copyOf(names);
    }

    /** The holidays in the order of the text. */
    static List<AnnouncedHoliday> in(AnnouncementText text) {
        List<AnnouncedHoliday> found = new ArrayList<>();
        Matcher head = HEAD.matcher(text.text());
        int from = head.find() ? 0 : -1;
        while (from >= 0) {
            List<String> names = names(head.group(1));
            int begins = head.end();
            from = head.find(begins) ? head.start() : -1;
            String said = text.text().substring(begins, from < 0 ? text.text().length() : from);
            Matcher after = AFTER_THE_LAST.matcher(said);
            found.add(new AnnouncedHoliday(names, after.find() ? said.substring(0, after.start()) : said));
        }
        return found;
    }

    private static List<String> names(String written) {
        return List.of(written.split("[、,和及与]")).stream()
                .map(AnnouncedHoliday::usual)
                .distinct()
                .toList();
    }

    private static String usual(String written) {
        for (String name : OF_A_YEAR) {
            if (written.contains(name.replace("节", ""))) {
                return name;
            }
        }
        return written.startsWith("新年") ? "元旦" : written.startsWith("五一") ? "劳动节" : written;
    }

    /** What its days are called in the calendar. */
    String label() {
        return String.join("、", names);
    }

    /** Whether it begins the year, so that a December without a year is the one before. */
    boolean beginsTheYear() {
        return names.contains("元旦");
    }

    /** The usual holidays that none of these is about. */
    static Set<String> missingIn(List<AnnouncedHoliday> holidays) {
        Set<String> missing = new TreeSet<>(java.util.Comparator.comparingInt(OF_A_YEAR::indexOf));
        missing.addAll(OF_A_YEAR);
        holidays.forEach(holiday -> holiday.names().forEach(missing::remove));
        return missing;
    }
}
