/** Reads and writes the sheets that schools send. */
@org.springframework.modulith.ApplicationModule(displayName = "Spreadsheet")
package cn.redflower.spreadsheet;
