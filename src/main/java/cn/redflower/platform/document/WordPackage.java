package cn.redflower.platform.document;

import cn.redflower.platform.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a .docx before it is kept: a WordprocessingML package (ECMA-376) of text, pictures and fonts only. It
 * carries no macros, no other files and no controls, fetches nothing from elsewhere when it is opened, and does not
 * unpack without end. Links that a reader has to click stay.
 */
final class WordPackage {

    private static final int MOST_PARTS = 2_000;
    private static final long LARGEST = 100L << 20;
    private static final long LARGEST_XML = 24L << 20;
    private static final int HEAD = 16;
    private static final Set<String> PARTS = Set.of(
            "xml", "rels", "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "webp", "emf",
            "wmf", "emz", "wmz", "svg", "wdp", "tmp", "odttf", "ttf", "otf");
    private static final Pattern PRINTER = Pattern.compile("(.*/)?printersettings\\d*\\.bin");
    private static final Pattern TEXT = Pattern.compile("word/[^/]*\\.xml");
    private static final Pattern MACROS = Pattern.compile("(.*/)?vba(project\\.bin|data\\.xml)");

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new LinkedHashMap<>();
    private long unpacked;

    private WordPackage(ZipFile zip) {
        this.zip = zip;
    }

    /** Ends the inspection with what stands against the package. */
    private static final class Faulty extends RuntimeException {

        private final transient Refusal reason;

        Faulty(Refusal reason) {
            super(reason.code(), null, false, false);
            this.reason = reason;
        }

        static Faulty of(String fault) {
            return new Faulty(Refusal.rule("document.word." + fault, HowTo.WORD.sentence()));
        }
    }

    /**
     * Why this archive cannot be kept as a Word text; nothing if it can.
     *
     * @param filename tells what else it may be
     */
    static Optional<Refusal> against(byte[] content, String filename) {
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            new WordPackage(zip).inspect(filename);
            return Optional.empty();
        } catch (Faulty e) {
            return Optional.of(e.reason);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // whatever the libraries throw about a file, checked or not, says that it is broken
            UnwantedFormat named = UnwantedFormat.named(filename);
            return Optional.of(named == UnwantedFormat.OTHER ? Faulty.of("broken").reason : named.refusal(filename));
        }
    }

    private void inspect(String filename) throws IOException, XMLStreamException {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            note(entry);
        }
        ZipArchiveEntry list = parts.get(ContentTypes.PART);
        ContentTypes types = list == null ? ContentTypes.NONE : xml(list, ContentTypes::read);
        if (!parts.containsKey(types.wordPart())) {
            throw new Faulty(
                    UnwantedFormat.ofArchive(parts.keySet(), types, filename).refusal(filename));
        }
        if (types.macros()
                || parts.keySet().stream().anyMatch(name -> MACROS.matcher(name).matches())) {
            throw Faulty.of("macros");
        }
        for (Map.Entry<String, ZipArchiveEntry> part : parts.entrySet()) {
            if (!part.getValue().isDirectory()) {
                inspect(part.getKey(), part.getValue(), types.wordPart());
            }
        }
    }

    private void note(ZipArchiveEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean stray = name.startsWith("/")
                || name.contains("..")
                || name.contains("\\")
                || name.chars().anyMatch(c -> c < ' ');
        boolean readable = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Faulty(UnwantedFormat.LOCKED.refusal(""));
        } else if (stray || !readable || parts.put(name, entry) != null) {
            throw Faulty.of("broken");
        } else if (parts.size() > MOST_PARTS) {
            throw Faulty.of("too-large");
        }
    }

    private void inspect(String name, ZipArchiveEntry entry, String wordPart) throws IOException, XMLStreamException {
        if (!PARTS.contains(DocumentKind.extension(name))
                && !PRINTER.matcher(name).matches()) {
            throw Faulty.of("embedded");
        } else if (name.endsWith(".rels")) {
            xml(entry, Relations::fault).ifPresent(WordPackage::refuse);
        } else if (name.equals(wordPart) || TEXT.matcher(name).matches()) {
            xml(entry, xml -> WordText.fault(xml, name.equals(wordPart))).ifPresent(WordPackage::refuse);
        } else {
            try (InputStream in = new Counted(zip.getInputStream(entry), LARGEST)) {
                if (Beginning.isNoPicture(in.readNBytes(HEAD))) {
                    throw Faulty.of("embedded");
                }
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static void refuse(String fault) {
        throw Faulty.of(fault);
    }

    private <T> T xml(ZipArchiveEntry entry, SafeXml.Reading<T> reading) throws IOException, XMLStreamException {
        try (InputStream in = new Counted(zip.getInputStream(entry), LARGEST_XML)) {
            return SafeXml.read(in, reading);
        }
    }

    /** Counts what a part really unpacks to, whatever the archive says of its size. */
    private final class Counted extends FilterInputStream {

        private final long most;
        private long read;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                read += count;
                unpacked += count;
                if (read > most || unpacked > LARGEST) {
                    throw Faulty.of("too-large");
                }
            }
            return count;
        }
    }
}
