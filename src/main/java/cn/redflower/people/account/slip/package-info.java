/** One-time codes on paper, with which people without a mailbox set their first password. */
package cn.redflower.people.account.slip;
