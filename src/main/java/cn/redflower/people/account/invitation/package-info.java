/**
 * Mails with a link to set a password: for a new account, and for one whose password is forgotten. Not for other
 * modules.
 */
package cn.redflower.people.account.invitation;
