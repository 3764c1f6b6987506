/**
 * Pupils who go from one school of the county to another: handed over by the one, taken in by the other. The row of the
 * register stays the same, so that awards and kinship follow; in between she counts as left and takes part in nothing.
 */
package cn.redflower.people.pupil.transfer;
