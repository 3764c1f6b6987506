/**
 * How a roster becomes the register: upload is a dry run that stages the sheet and compares it with the register, a
 * person confirms, and everything is merged in one transaction. Rows travel by COPY and are compared and merged set by
 * set (the views of {@code V11__roster_import.sql}).
 */
package cn.redflower.people.pupil.roster.importing;
