/**
 * Rosters, nominations and counselors as schools send them in sheets: what each cell means, what is wrong with a row,
 * and how a roster becomes the register of pupils. Rules are the kinds of findings; their sentences are
 * {@code roster.<kind>} in the message bundles.
 */
@org.springframework.modulith.NamedInterface("roster")
package cn.redflower.people.pupil.roster;
