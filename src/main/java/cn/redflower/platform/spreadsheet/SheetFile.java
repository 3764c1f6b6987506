package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.start.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A written table as a file to download: set down on disk as its rows come, so that none is held in memory, and gone
 * once it is sent. Whoever calls has made sure that the person may have it.
 */
public final class SheetFile {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private SheetFile() {}

    /** @param name of the file without its ending */
    public static ResponseEntity<InputStreamResource> of(WrittenTable table, Iterable<List<String>> rows, String name)
            throws IOException {
        Path file = TemporaryFolder.file("export", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                table.write(rows, out);
            }
            return ResponseEntity.ok()
                    .contentType(XLSX)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name + ".xlsx", StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
