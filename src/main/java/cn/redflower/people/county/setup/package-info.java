/** The way from an empty database to the first round: each step with its state, and what is still missing. */
package cn.redflower.people.county.setup;
