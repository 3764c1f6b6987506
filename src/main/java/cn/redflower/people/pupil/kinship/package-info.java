/**
 * 亲属申报: adults with an account declare the pupils they are related to, and then do not decide on them. Who is declared
 * is the declarer's business only; others learn that a row has a recusal, never whose child it is.
 */
package cn.redflower.people.pupil.kinship;
