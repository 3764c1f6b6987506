/** What a county's workbook says: its rows as they are written, and what they make of the county that is there. */
package cn.redflower.people.county.workbook;
