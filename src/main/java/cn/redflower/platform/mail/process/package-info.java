/** The process {@code mail-delivery} and what the engine calls in it. */
package cn.redflower.platform.mail.process;
