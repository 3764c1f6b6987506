package cn.redflower.platform.spreadsheet;

/**
 * Is shown a table: first its header, then row after row; nothing is held, so that a county's roster needs no more
 * memory than a class's.
 */
public interface TableVisitor {

    default void head(TableHead head) {}

    void row(TableRow row);
}
