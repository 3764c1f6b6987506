package cn.redflower.platform.spreadsheet;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** A file as if it had only some of its sheets. */
record SomeSheets(SheetSource whole, Predicate<String> wanted) implements SheetSource {

    @Override
    public List<Sheet> sheets() {
        return whole.sheets().stream()
                .filter(sheet -> wanted.test(sheet.name()))
                .toList();
    }

    @Override
    public void read(Sheet sheet, RowVisitor visitor) throws IOException {
        whole.read(sheet, visitor);
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
