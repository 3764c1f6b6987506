package cn.redflower.platform.document;

import java.util.Locale;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** How people make a file that is taken out of one that is not, a sentence each in the bundle. */
enum HowTo {
    WORD,
    PAGES,
    SHEET,
    OFD,
    PHOTO,
    ARCHIVE,
    RECORDING,
    WEB_PAGE,
    PLAIN_TEXT,
    UNLOCK,
    ANYTHING;

    /** To be put into another sentence. */
    DefaultMessageSourceResolvable sentence() {
        String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new DefaultMessageSourceResolvable("document.how-to." + key);
    }
}
