package cn.redflower.platform.document;

import cn.redflower.platform.problem.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The formats that people send and that are not taken: known by their content as far as it tells, else by their names,
 * so that the refusal can name the format and say how to make a file of it that is taken.
 */
enum UnwantedFormat {
    DOC(HowTo.WORD, "doc", "dot"),
    WPS(HowTo.WORD, "wps", "wpt"),
    DOCM(HowTo.WORD, "docm"),
    DOTX(HowTo.WORD, "dotx", "dotm"),
    RTF(HowTo.WORD, "rtf"),
    ODT(HowTo.WORD, "odt", "ott", "fodt"),
    UOT(HowTo.WORD, "uot", "uof"),
    PAGES(HowTo.PAGES, "pages"),
    OFD(HowTo.OFD, "ofd"),
    CAJ(HowTo.OFD, "caj"),
    WORKBOOK(HowTo.SHEET, "xls", "xlsx", "xlsm", "xlsb", "et", "ett", "ods", "csv", "numbers"),
    SLIDES(HowTo.SHEET, "ppt", "pptx", "pps", "ppsx", "pptm", "dps", "odp", "key"),
    LOCKED(HowTo.UNLOCK),
    HEIC(HowTo.PHOTO, "heic", "heif", "hif"),
    AVIF(HowTo.PHOTO, "avif"),
    WEBP(HowTo.PHOTO, "webp"),
    GIF(HowTo.PHOTO, "gif"),
    BMP(HowTo.PHOTO, "bmp", "dib"),
    TIFF(HowTo.PHOTO, "tif", "tiff"),
    SVG(HowTo.PHOTO, "svg"),
    PSD(HowTo.PHOTO, "psd"),
    RAW(HowTo.PHOTO, "dng", "cr2", "cr3", "nef", "arw", "raf", "orf", "rw2"),
    ARCHIVE(HowTo.ARCHIVE, "zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz"),
    RECORDING(
            HowTo.RECORDING, "mp4", "mov", "m4v", "avi", "wmv", "mkv", "flv", "3gp", "mp3", "m4a", "wav", "amr", "aac"),
    WEB_PAGE(HowTo.WEB_PAGE, "html", "htm", "mht", "mhtml", "xhtml"),
    PLAIN_TEXT(HowTo.PLAIN_TEXT, "txt", "md", "xml", "json", "log"),
    OTHER(HowTo.ANYTHING);

    private static final Set<String> TAKEN = Set.of("pdf", "jpg", "jpeg", "jpe", "jfif", "png", "docx");

    private final HowTo howTo;
    private final List<String> extensions;

    UnwantedFormat(HowTo howTo, String... extensions) {
        this.howTo = howTo;
        this.extensions = List.of(extensions);
    }

    /** Names the format, and says what to do. */
    Refusal refusal(String filename) {
        String extension = DocumentKind.extension(filename);
        boolean plain = extension.matches("[a-z0-9]{1,8}") && !TAKEN.contains(extension);
        String key = this == OTHER && plain
                ? "named"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
        String[] words = {"document.format." + key};
        return Refusal.rule(
                "document.kind", new DefaultMessageSourceResolvable(words, new Object[] {extension}), howTo.sentence());
    }

    /** What a file of no kind that is taken is. */
    static UnwantedFormat of(byte[] content, String filename) {
        UnwantedFormat named = named(filename);
        return Beginning.isCompound(content)
                ? ofCompound(content, named)
                : FormatSigns.of(content).orElse(named);
    }

    /** By its name alone; other for unknown names and for those that are taken. */
    static UnwantedFormat named(String filename) {
        String extension = DocumentKind.extension(filename);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst()
                .orElse(OTHER);
    }

    /** What an archive is that is no Word text. @param parts names of its parts in small letters */
    static UnwantedFormat ofArchive(Set<String> parts, ContentTypes types, String filename) {
        UnwantedFormat named = named(filename);
        if (types.all().contains("word.template") || types.all().contains("wordprocessingml.template")) {
            return DOTX;
        } else if (types.all().contains("spreadsheetml") || types.all().contains("ms-excel")) {
            return WORKBOOK;
        } else if (types.all().contains("presentationml") || types.all().contains("ms-powerpoint")) {
            return SLIDES;
        } else if (parts.contains("ofd.xml")) {
            return OFD;
        } else if (named == WORKBOOK || named == SLIDES) {
            return named;
        } else if (parts.contains("mimetype") && parts.contains("content.xml")) {
            return ODT;
        } else if (parts.stream().anyMatch(part -> part.matches(".*\\.iwa|index\\.(xml|zip)"))) {
            return PAGES;
        }
        return named == OTHER ? ARCHIVE : named;
    }

    private static UnwantedFormat ofCompound(byte[] content, UnwantedFormat named) {
        if (Beginning.names(content, "EncryptedPackage")) {
            return LOCKED;
        } else if (Beginning.names(content, "Workbook") || Beginning.names(content, "Book")) {
            return WORKBOOK;
        } else if (Beginning.names(content, "PowerPoint Document")) {
            return SLIDES;
        } else if (Beginning.names(content, "WordDocument")) {
            return named == WPS ? WPS : DOC;
        }
        return named;
    }
}
