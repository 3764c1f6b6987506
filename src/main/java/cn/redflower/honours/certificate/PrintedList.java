package cn.redflower.honours.certificate;

import java.util.List;

/**
 * A list of a document, as it is printed: a table whose head stands on each of its pages.
 *
 * @param widths of the columns, as shares of the page
 * @param rows read once, in order; may come from the database as they are printed
 */
public record PrintedList(String title, List<String> head, List<Float> widths, Iterable<List<String>> rows) {}
