/** One-time codes (RFC 6238) as a second step after the password. */
package cn.redflower.people.login.totp;
