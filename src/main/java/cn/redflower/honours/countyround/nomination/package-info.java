/**
 * A school's part in a round of the county: its list, the committee's decision, evidence and seal, up to the places
 * that it takes.
 */
package cn.redflower.honours.countyround.nomination;
