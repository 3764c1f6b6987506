/** Mails with a link to set a password: for a new account, and for one whose password is forgotten. */
@org.springframework.modulith.NamedInterface("invitation")
package cn.redflower.people.account.invitation;
