package cn.redflower.people.county.importing;

/** Where a workbook stands. */
enum Status {
    CHECKED,
    CONFIRMED,
    DISCARDED
}
