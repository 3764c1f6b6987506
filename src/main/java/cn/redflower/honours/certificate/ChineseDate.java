package cn.redflower.honours.certificate;

import java.time.LocalDate;

/** Dates as documents write them: 二〇二六年十一月二十四日. */
final class ChineseDate {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseDate() {}

    static String of(LocalDate day) {
        StringBuilder text = new StringBuilder();
        String.valueOf(day.getYear()).chars().forEach(d -> text.append(DIGITS.charAt(d - '0')));
        return text.append('年')
                .append(upTo31(day.getMonthValue()))
                .append('月')
                .append(upTo31(day.getDayOfMonth()))
                .append('日')
                .toString();
    }

    private static String upTo31(int n) {
        String tens = n < 10 ? "" : (n < 20 ? "" : String.valueOf(DIGITS.charAt(n / 10))) + "十";
        return tens + (n % 10 == 0 ? "" : DIGITS.charAt(n % 10));
    }
}
