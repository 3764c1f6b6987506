package cn.redflower.platform.spreadsheet;

/** Is shown the rows of a sheet one after the other, so that no sheet is ever held as a whole. */
@FunctionalInterface
interface RowVisitor {

    /** @return whether the next row is wanted */
    boolean visit(SheetRow row);
}
