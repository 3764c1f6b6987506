/** Checks passwords, counts what goes wrong and bars those who guess. Not for other modules. */
package cn.redflower.people.account.lockout;
