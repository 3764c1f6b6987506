/**
 * The outbox itself: what is to be sent, how a letter is written, how it gets to the mail server. Not for other
 * modules.
 */
package cn.redflower.platform.mail.outbox;
