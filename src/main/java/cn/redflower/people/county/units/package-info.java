/** Units and squadrons by hand: added, renamed, moved, closed and opened again; nothing is ever deleted. */
package cn.redflower.people.county.units;
