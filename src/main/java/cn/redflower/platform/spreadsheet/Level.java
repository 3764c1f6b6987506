package cn.redflower.platform.spreadsheet;

/** How grave a finding is. */
public enum Level {
    /** Keeps the row out. */
    ERROR,
    /** Lets the row in and asks for a look. */
    WARNING
}
