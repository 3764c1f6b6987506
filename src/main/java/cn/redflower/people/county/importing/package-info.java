/**
 * How a county's workbook becomes the register: upload is a dry run that stages what the rows say, a person confirms,
 * and all of it is written in one transaction if it still changes what she was shown.
 */
package cn.redflower.people.county.importing;
