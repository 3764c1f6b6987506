package cn.redflower.platform.document;

import cn.redflower.platform.problem.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The few kinds of file that are kept: scans, photographs, Word texts. A kind is known by its content and has to fit
 * the name.
 */
enum DocumentKind {
    PDF("application/pdf", List.of("pdf"), new int[] {'%', 'P', 'D', 'F', '-'}),
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif"), new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", List.of("png"), new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}),
    /** Of the beginning of archives; which of them is a Word text, its parts say. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx"), new int[] {
        'P', 'K', 3, 4
    });

    private final String mediaType;
    private final List<String> extensions;
    private final int[] beginning;

    DocumentKind(String mediaType, List<String> extensions, int[] beginning) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.beginning = beginning;
    }

    /** The kind that the content begins like. */
    static Optional<DocumentKind> of(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> Beginning.is(content, kind.beginning))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    boolean fits(String filename) {
        return extensions.contains(extension(filename));
    }

    /** The end of a file's name after its last dot, in small letters; empty without a dot. */
    static String extension(String filename) {
        int dot = filename.lastIndexOf('.');
        return dot < 0 ? "" : filename.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Why the content cannot be taken: it would act on the reader's computer, or is not what it begins like. */
    Optional<Refusal> against(byte[] content, String filename) {
        return switch (this) {
            case PDF -> PdfContent.against(content);
            case DOCX -> WordPackage.against(content, filename);
            default -> Optional.empty();
        };
    }
}
