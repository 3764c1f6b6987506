package cn.redflower.platform.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * By what content that is not taken shows its format, whatever its name is: the first bytes of pictures, recordings,
 * archives, pages.
 */
final class FormatSigns {

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "heif", "hevc", "hevx", "mif1", "msf1");
    private static final int START = 512;

    private FormatSigns() {}

    static Optional<UnwantedFormat> of(byte[] content) {
        return picture(content).or(() -> recording(content)).or(() -> paper(content));
    }

    private static Optional<UnwantedFormat> picture(byte[] content) {
        if (Beginning.at(content, 4, "ftyp") && content.length >= 12) {
            String brand = new String(content, 8, 4, StandardCharsets.ISO_8859_1);
            return Optional.of(
                    HEIC_BRANDS.contains(brand)
                            ? UnwantedFormat.HEIC
                            : brand.startsWith("avi")
                                    ? UnwantedFormat.AVIF
                                    : brand.startsWith("crx") ? UnwantedFormat.RAW : UnwantedFormat.RECORDING);
        } else if (Beginning.is(content, "GIF8")) {
            return Optional.of(UnwantedFormat.GIF);
        } else if (Beginning.is(content, "RIFF") && Beginning.at(content, 8, "WEBP")) {
            return Optional.of(UnwantedFormat.WEBP);
        } else if (Beginning.is(content, "BM")) {
            return Optional.of(UnwantedFormat.BMP);
        } else if (Beginning.is(content, 'I', 'I', 0x2A, 0) || Beginning.is(content, 'M', 'M', 0, 0x2A)) {
            return Optional.of(UnwantedFormat.TIFF);
        }
        return Beginning.is(content, "8BPS") ? Optional.of(UnwantedFormat.PSD) : Optional.empty();
    }

    private static Optional<UnwantedFormat> recording(byte[] content) {
        boolean sound = Beginning.is(content, "RIFF") || Beginning.is(content, "ID3") || Beginning.is(content, "#!AMR");
        boolean film = Beginning.is(content, 0x1A, 0x45, 0xDF, 0xA3);
        return sound || film ? Optional.of(UnwantedFormat.RECORDING) : Optional.empty();
    }

    private static Optional<UnwantedFormat> paper(byte[] content) {
        if (Beginning.is(content, "{\\rt")) {
            return Optional.of(UnwantedFormat.RTF);
        } else if (Beginning.is(content, "CAJ")) {
            return Optional.of(UnwantedFormat.CAJ);
        } else if (Beginning.isArchive(content)
                || Beginning.is(content, "Rar!")
                || Beginning.is(content, 0x1F, 0x8B)
                || Beginning.is(content, '7', 'z', 0xBC, 0xAF)) {
            return Optional.of(UnwantedFormat.ARCHIVE);
        }
        String start = new String(content, 0, Math.min(content.length, START), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg") || start.startsWith("<?xml") && start.contains("<svg")) {
            return Optional.of(UnwantedFormat.SVG);
        }
        // systems export pages under the names of documents
        boolean page =
                start.startsWith("<html") || start.startsWith("<!doctype html") || start.startsWith("mime-version:");
        return page ? Optional.of(UnwantedFormat.WEB_PAGE) : Optional.empty();
    }
}
