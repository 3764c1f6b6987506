package cn.redflower.platform.start;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words a sentence of the message bundles in Chinese and in English, at a time when no message source exists yet. */
public final class BothLanguages {

    private BothLanguages() {}

    /** The Chinese sentence and, below it, the English one. */
    public static String say(String code, Object... args) {
        return in(Locale.ROOT, code, args) + System.lineSeparator() + in(Locale.ENGLISH, code, args);
    }

    /** Both sentences on one line, for the log. */
    public static String sayOnOneLine(String code, Object... args) {
        return in(Locale.ROOT, code, args) + " / " + in(Locale.ENGLISH, code, args);
    }

    private static String in(Locale locale, String code, Object... args) {
        String bundle = "messages/" + code.substring(0, code.indexOf('.'));
        ResourceBundle texts = ResourceBundle.getBundle(
                bundle, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(code), locale).format(args);
    }
}
