package cn.redflower.platform.document;

import cn.redflower.platform.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PDF as it is spelled, before anything reads it: names with their escapes resolved, and how large what holds its
 * packed objects turns out to be, since a reader unpacks all of it at once.
 */
final class PdfSpelling {

    /** What lies in no list of objects and may be found by a reader that repairs. */
    private static final List<String> ACTIVE = List.of("/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia");

    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern PACKED_OBJECTS = Pattern.compile("/(First|W)(?![A-Za-z])");
    private static final Pattern PLAINLY_PACKED = Pattern.compile("/Filter\\s*(\\[\\s*)?/(FlateDecode|Fl)(?![A-Za-z])");
    private static final Pattern OTHERWISE_PACKED = Pattern.compile(
            "/(LZWDecode|LZW|ASCIIHexDecode|AHx|ASCII85Decode|A85|RunLengthDecode|RL|Crypt)(?![A-Za-z0-9])");
    private static final long LARGEST = 8L << 20;
    private static final int FARTHEST_HEAD = 64 << 10;
    /** A head may speak of streams; so often none does. */
    private static final int MOST_WORDS = 20;
    /** Far more than any paper has; each costs a reader a hundred bytes. */
    private static final int MOST_DICTIONARIES = 300_000;

    private static final int MOST_ARRAYS = 500_000;
    private static final String STREAM = "stream";

    private final byte[] content;
    private final String raw;

    private PdfSpelling(byte[] content) {
        this.content = content;
        this.raw = new String(content, StandardCharsets.ISO_8859_1);
    }

    static PdfSpelling of(byte[] content) {
        return new PdfSpelling(content);
    }

    boolean namesSomethingActive() {
        String text = resolved(raw);
        return ACTIVE.stream().anyMatch(text::contains);
    }

    /** Why its objects cannot be looked at: too many, too large once unpacked, or packed so that nobody packs them. */
    Optional<Refusal> againstPacking() {
        if (hasMore("<<", MOST_DICTIONARIES) || hasMore("[", MOST_ARRAYS)) {
            return Optional.of(Refusal.rule("document.pdf.too-large"));
        }
        long left = LARGEST;
        int end = 0;
        int words = 0;
        for (int at = raw.indexOf(STREAM); at >= 0; at = raw.indexOf(STREAM, at + 1)) {
            if (at >= 3 && raw.startsWith("end", at - 3)) {
                end = at + STREAM.length();
                words = 0;
                continue;
            }
            if (++words > MOST_WORDS) {
                return Optional.of(Refusal.rule("document.pdf.broken"));
            }
            String head = resolved(raw.substring(Math.max(end, at - FARTHEST_HEAD), at));
            if (PACKED_OBJECTS.matcher(head).find() && head.contains("/Filter")) {
                if (OTHERWISE_PACKED.matcher(head).find()
                        || !PLAINLY_PACKED.matcher(head).find()) {
                    return Optional.of(Refusal.rule("document.pdf.broken"));
                }
                left -= unpacked(start(at + STREAM.length()), left);
                if (left <= 0) {
                    return Optional.of(Refusal.rule("document.pdf.too-large"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean hasMore(String sign, int most) {
        int found = 0;
        for (int at = raw.indexOf(sign); at >= 0; at = raw.indexOf(sign, at + sign.length())) {
            if (++found > most) {
                return true;
            }
        }
        return false;
    }

    private static String resolved(String text) {
        return text.indexOf('#') < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private int start(int afterWord) {
        int at = afterWord;
        while (at < content.length && (content[at] == '\r' || content[at] == '\n' || content[at] == ' ')) {
            at++;
        }
        return at;
    }

    /** @return how many bytes come out, no more than {@code most} */
    private long unpacked(int from, long most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content, from, content.length - from);
            byte[] part = new byte[8192];
            while (!inflater.finished() && inflater.getBytesWritten() < most) {
                if (inflater.inflate(part) == 0) {
                    break;
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException noMore) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
