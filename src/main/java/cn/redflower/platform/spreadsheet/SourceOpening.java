package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Opens a file as what its content says it is; its name is nobody's business. */
final class SourceOpening {

    private static final int HEAD = 512;
    private static final Pattern MARKUP = Pattern.compile("<[a-z!?]|MIME-Version:", Pattern.CASE_INSENSITIVE);

    private SourceOpening() {}

    /** @throws RefusedException if it is no spreadsheet, broken, encrypted, full of macros or too large */
    static SheetSource open(Path file, SpreadsheetProperties limits) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw refused("spreadsheet.empty");
        } else if (size > limits.maxFileSize().toBytes()) {
            throw refused("spreadsheet.too-large", limits.maxFileSize().toMegabytes() + " MB");
        }
        byte[] head = head(file);
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            return new XlsxSource(file, limits);
        } else if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return new XlsSource(file, limits);
        } else if (startsWith(head, '%', 'P', 'D', 'F')) {
            throw refused("spreadsheet.pdf");
        } else if (isMarkup(head)) {
            throw refused("spreadsheet.web-page");
        }
        return new CsvSource(file, limits);
    }

    /**
     * Systems export web pages, alone or with their pictures, or flat XML under the name of a workbook; programs open
     * them, with a warning.
     */
    private static boolean isMarkup(byte[] head) {
        boolean wide = startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF);
        String start = new String(head, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        start = start.replaceFirst("^\u00EF\u00BB\u00BF", "").strip();
        return MARKUP.matcher(start).lookingAt();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static RefusedException refused(String code, Object... args) {
        return new RefusedException(Refusal.rule(code, args));
    }
}
