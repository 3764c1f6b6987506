package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The encoding of a text file, found by reading it: UTF-8 if all of it is valid UTF-8, else GB18030 (of which GBK, what
 * Chinese programs write by default, is a part), or UTF-16 if its mark says so ("Unicode text").
 *
 * @param mark bytes of the byte order mark at the start
 */
record TextEncoding(Charset charset, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** @throws RefusedException if the file is no text */
    static TextEncoding of(Path file) throws IOException {
        byte[] head = head(file);
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3).checked(file);
        } else if (startsWith(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2).checked(file);
        } else if (startsWith(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2).checked(file);
        }
        TextEncoding utf8 = new TextEncoding(StandardCharsets.UTF_8, 0);
        return utf8.fits(file) ? utf8 : new TextEncoding(GB18030, 0).checked(file);
    }

    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private TextEncoding checked(Path file) throws IOException {
        if (!fits(file)) {
            throw new RefusedException(Refusal.rule("spreadsheet.not-a-spreadsheet"));
        }
        return this;
    }

    /** Whether all of the file decodes, to text without control characters. */
    private boolean fits(Path file) throws IOException {
        char[] buffer = new char[1 << 14];
        try (Reader reader = open(file)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] < ' '
                            && buffer[i] != '\t'
                            && buffer[i] != '\n'
                            && buffer[i] != '\r'
                            && buffer[i] != '\f') {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(3);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
