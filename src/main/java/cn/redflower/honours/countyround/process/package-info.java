/** The glue between the county's rounds and their processes: contracts, steps, the answers that tasks accept. */
package cn.redflower.honours.countyround.process;
