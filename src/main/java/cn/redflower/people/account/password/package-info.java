/** What a password has to be, changing one's own, and setting one by a link from a mail. Not for other modules. */
package cn.redflower.people.account.password;
