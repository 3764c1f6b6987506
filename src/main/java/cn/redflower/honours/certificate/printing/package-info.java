/**
 * Prints what was issued, without anybody's waiting: an order a case and school, made by the process
 * {@code certificate-printing} into two files, one to print and one with a document a certificate.
 */
@org.springframework.modulith.NamedInterface("printing")
package cn.redflower.honours.certificate.printing;
