/** The demo's SMTP server and the mails it took, kept as files and read as pages. */
package cn.redflower.demo.mailbox;
