package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of a zipped workbook. Only those that somebody asks for are unpacked, the others may hold what they like;
 * what is unpacked is counted, so that a bomb is named as too large before it fills anything, by the size it announces
 * or else by the size it turns out to have.
 */
final class ZippedParts implements Closeable {

    private static final XMLInputFactory XML = xml();
    private static final int MOST_PARTS = 2_000;
    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> byName = new HashMap<>();
    private final SpreadsheetProperties limits;
    private final long packedSize;
    private long unpacked;

    /** @throws RefusedException if the archive is broken, encrypted, full of macros or of too many parts */
    ZippedParts(Path file, SpreadsheetProperties limits) throws IOException {
        this.limits = limits;
        this.packedSize = file.toFile().length();
        this.zip = open(file);
        try {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_PARTS) {
                throw tooLarge();
            }
            entries.forEach(this::note);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path file) {
        try {
            return ZipFile.builder()
                    .setPath(file)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw Broken.file();
        }
    }

    private void note(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new RefusedException(Refusal.rule("spreadsheet.encrypted"));
        }
        String name = key(entry.getName());
        if (name.endsWith("vbaproject.bin")) {
            throw new RefusedException(Refusal.rule("spreadsheet.macros"));
        }
        byName.putIfAbsent(name, entry);
    }

    /** Names of parts differ by more than their case; some programs write them with the slashes of Windows. */
    private static String key(String name) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    boolean has(String part) {
        return byName.containsKey(key(part));
    }

    /** Reads a part as XML. */
    @FunctionalInterface
    interface PartReader {
        void read(XMLStreamReader xml, BoundedXml bytes) throws XMLStreamException;
    }

    /**
     * Parses a part for the first time, with bounded memory.
     *
     * @throws RefusedException if it is missing, broken or too large, or for the reader's own reasons
     */
    void inspect(String part, PartReader reader) {
        ZipArchiveEntry entry = entry(part);
        refuseBombs(entry.getSize(), entry, unpacked + entry.getSize());
        long before = unpacked;
        try (BufferedInputStream in = new BufferedInputStream(zip.getInputStream(entry), BUFFER);
                BoundedXml bytes = new BoundedXml(in, read -> count(read, before, entry))) {
            try {
                reader.read(parser(bytes, bytes.wide()), bytes);
            } catch (XMLStreamException | RuntimeException e) {
                if (!(e instanceof RefusedException refused) || Broken.is(refused)) {
                    bytes.drain();
                }
                throw e;
            }
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // whatever the libraries throw about a file, checked or not (the parser does both), says that it is broken
            throw Broken.file();
        }
    }

    /** Opens a part that has been inspected. */
    InputStream open(String part) throws IOException {
        return new BufferedInputStream(zip.getInputStream(entry(part)), BUFFER);
    }

    /** A parser over what {@link #open(String)} gave. */
    static XMLStreamReader parser(InputStream opened) throws IOException, XMLStreamException {
        return parser(opened, WideText.of((BufferedInputStream) opened));
    }

    private static XMLStreamReader parser(InputStream in, WideText wide) throws XMLStreamException {
        return wide == WideText.NONE
                ? XML.createXMLStreamReader(in)
                : XML.createXMLStreamReader(new InputStreamReader(in, wide.charset()));
    }

    private ZipArchiveEntry entry(String part) {
        ZipArchiveEntry entry = byName.get(key(part));
        if (entry == null || entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw Broken.file();
        }
        return entry;
    }

    private void count(int bytes, long before, ZipArchiveEntry entry) {
        unpacked += bytes;
        refuseBombs(unpacked - before, entry, unpacked);
    }

    /** @param part size of the part, so far or as announced @param all size of everything unpacked, with it */
    private void refuseBombs(long part, ZipArchiveEntry entry, long all) {
        boolean bomb = isBomb(part, entry.getCompressedSize()) || isBomb(all, packedSize);
        if (bomb || all > limits.maxUnpackedSize().toBytes()) {
            throw tooLarge();
        }
    }

    private boolean isBomb(long size, long packed) {
        return size > limits.packingRatioFrom().toBytes() && size / Math.max(1, packed) > limits.maxPackingRatio();
    }

    private static RefusedException tooLarge() {
        return new RefusedException(Refusal.rule("spreadsheet.unpacks-too-large"));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
