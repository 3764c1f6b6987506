/**
 * The register between uploads: looking for pupils, correcting one, adding one, marking one as left. Every change is on
 * record.
 */
package cn.redflower.people.pupil.register;
