package cn.redflower.platform.spreadsheet;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells from a cell's number format whether its number is a day. */
final class DateFormats {

    private static final int MANY = 1_000;
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private DateFormats() {}

    static boolean isDate(String format) {
        if (format == null || format.isEmpty() || "General".equalsIgnoreCase(format)) {
            return false;
        }
        if (KNOWN.size() > MANY) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(format, DateFormats::looksLikeDate);
    }

    /** Format of the ids that programs of Chinese and other locales use without writing them down. */
    static String implied(int id) {
        boolean day = id >= 14 && id <= 17
                || id == 22
                || id >= 27 && id <= 31
                || id == 36
                || id >= 50 && id <= 54
                || id >= 57 && id <= 58;
        return day ? "yyyy-mm-dd" : null;
    }

    private static boolean looksLikeDate(String format) {
        String bare = format.replaceAll("\"[^\"]*\"", "")
                .replaceAll("[\\\\!].", "")
                .replaceAll("_.", "")
                .replaceAll("\\[[^\\]]*\\]", "")
                .toLowerCase(Locale.ROOT)
                .replace("am/pm", "")
                .replace("上午/下午", "");
        boolean time = bare.indexOf('h') >= 0 || bare.indexOf('s') >= 0;
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 || bare.indexOf('m') >= 0 && !time;
    }
}
