package cn.redflower.people.county.workbook;

import cn.redflower.platform.spreadsheet.Finding;

/** A finding and the sheet that it is in. @param sheet the sheet's name in the file */
public record Told(Part part, String sheet, Finding finding) {}
