package cn.redflower.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The few kinds of file that are kept: scans and photographs. A kind is known by how its content begins and has to fit the name. */
enum DocumentKind {
    PDF("application/pdf", List.of("pdf"), new int[] {'%', 'P', 'D', 'F', '-'}),
    JPEG("image/jpeg", List.of("jpg", "jpeg"), new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", List.of("png"), new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A});

    /** What makes a PDF do something when it is opened, or carry other files along. */
    private static final List<String> ACTIVE = List.of("/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia");

    private final String mediaType;
    private final List<String> extensions;
    private final int[] beginning;

    DocumentKind(String mediaType, List<String> extensions, int[] beginning) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.beginning = beginning;
    }

    static Optional<DocumentKind> of(byte[] content) {
        return Arrays.stream(values()).filter(kind -> kind.begins(content)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    boolean fits(String filename) {
        String extension = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return filename.contains(".") && extensions.contains(extension);
    }

    /** Whether it would act on the reader's computer. What a PDF hides in compressed objects is not seen; downloads are never opened in the page. */
    boolean acts(byte[] content) {
        if (this != PDF) {
            return false;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return ACTIVE.stream().anyMatch(text::contains);
    }

    private boolean begins(byte[] content) {
        if (content.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((content[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
