package cn.redflower.platform.spreadsheet;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A workbook of the old format (.xls), streamed through POI's events: once for its frame, and once for each reading of
 * a sheet.
 */
final class XlsSource implements SheetSource {

    private final POIFSFileSystem container;
    private final SpreadsheetProperties limits;
    private final XlsFrame frame = new XlsFrame();

    XlsSource(Path file, SpreadsheetProperties limits) throws IOException {
        this.limits = limits;
        this.container = open(file);
        try {
            refuseWhatIsNoSheet(container.getRoot());
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(frame);
            process(request);
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private static POIFSFileSystem open(Path file) throws IOException {
        try {
            return new POIFSFileSystem(file.toFile(), true);
        } catch (RuntimeException | IOException e) {
            throw Broken.file();
        }
    }

    private static void refuseWhatIsNoSheet(DirectoryNode root) {
        if (root.hasEntry("EncryptedPackage")) {
            throw new RefusedException(Refusal.rule("spreadsheet.encrypted"));
        } else if (root.hasEntry("_VBA_PROJECT_CUR")) {
            throw new RefusedException(Refusal.rule("spreadsheet.macros"));
        } else if (root.hasEntry("Book") && !root.hasEntry("Workbook")) {
            throw new RefusedException(Refusal.rule("spreadsheet.too-old"));
        } else if (!root.hasEntry("Workbook") && !root.hasEntry("WORKBOOK")) {
            throw new RefusedException(Refusal.rule("spreadsheet.not-a-spreadsheet"));
        }
    }

    private void process(HSSFRequest request) {
        try {
            new HSSFEventFactory().processWorkbookEvents(request, container);
        } catch (XlsRows.Enough e) {
            // the visitor has seen what it wanted
        } catch (XlsRows.VisitorFailure e) {
            throw e.original();
        } catch (RefusedException e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new RefusedException(Refusal.rule("spreadsheet.encrypted"));
        } catch (OldExcelFormatException e) {
            throw new RefusedException(Refusal.rule("spreadsheet.too-old"));
        } catch (RuntimeException | IOException e) {
            throw Broken.file();
        }
    }

    @Override
    public List<Sheet> sheets() {
        return frame.sheets();
    }

    @Override
    public void read(Sheet wanted, RowVisitor visitor) {
        XlsRows rows = new XlsRows(frame, wanted.index(), visitor, limits.maxCellLength());
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(rows.listener());
        process(request);
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}
