/**
 * The county office goes through all schools' rows of a round: passes, returns and rejects, and gives lists back to
 * schools.
 */
package cn.redflower.honours.countyround.screening;
