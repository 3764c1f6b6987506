/** The process {@code certificate-printing} and what the engine calls in it. */
package cn.redflower.honours.certificate.printing.process;
