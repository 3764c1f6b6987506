package cn.redflower.platform.document;

import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * What makes a PDF more than paper: scripts, programs started, other files inside, forms of the XFA kind, recordings,
 * and whatever is done without being asked for. Leading to a page of its own is no action; links that a reader clicks
 * stay.
 */
final class PdfAction {

    private static final COSName ACTION = COSName.getPDFName("S");
    private static final COSName WHEN_OPENED = COSName.getPDFName("OpenAction");
    private static final COSName BY_ITSELF = COSName.getPDFName("AA");
    private static final COSName AND_THEN = COSName.getPDFName("Next");
    private static final COSName SCRIPT = COSName.getPDFName("JS");
    private static final COSName FILES = COSName.getPDFName("EF");
    private static final Set<String> ACTIVE = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "Rendition",
            "Movie",
            "Sound",
            "GoToE",
            "GoToR",
            "RichMediaExecute",
            "GoTo3DView");
    private static final Set<String> CARRIED =
            Set.of("RichMedia", "FileAttachment", "Screen", "Movie", "Sound", "3D", "EmbeddedFile");
    private static final Set<String> KEYS = Set.of("JavaScript", "EmbeddedFiles", "XFA", "Collection");
    private static final String TO_A_PAGE = "GoTo";

    private PdfAction() {}

    static boolean isIn(COSDictionary dictionary) {
        if (KEYS.stream().anyMatch(key -> isThere(dictionary.getDictionaryObject(COSName.getPDFName(key))))) {
            return true;
        }
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        String type = dictionary.getNameAsString(COSName.TYPE);
        return named(ACTIVE, dictionary.getNameAsString(ACTION))
                || named(CARRIED, subtype)
                || named(CARRIED, type)
                || isScript(dictionary.getDictionaryObject(SCRIPT))
                || holdsFiles(dictionary.getDictionaryObject(FILES))
                || actsByItself(dictionary.getDictionaryObject(WHEN_OPENED))
                || actsSometimes(dictionary.getDictionaryObject(BY_ITSELF));
    }

    private static boolean isThere(COSBase value) {
        return value != null;
    }

    private static boolean named(Set<String> names, String name) {
        return name != null && names.contains(name);
    }

    /** A font may be called so as well. */
    private static boolean isScript(COSBase value) {
        return value instanceof COSString || value instanceof COSStream;
    }

    private static boolean holdsFiles(COSBase value) {
        return value instanceof COSDictionary files
                && files.keySet().stream().anyMatch(key -> files.getDictionaryObject(key) instanceof COSStream);
    }

    private static boolean actsByItself(COSBase action) {
        return action instanceof COSDictionary done
                && (!TO_A_PAGE.equals(done.getNameAsString(ACTION)) || isThere(done.getDictionaryObject(AND_THEN)));
    }

    private static boolean actsSometimes(COSBase actions) {
        return actions instanceof COSDictionary all
                && all.keySet().stream().anyMatch(key -> actsByItself(all.getDictionaryObject(key)));
    }
}
