/**
 * Certificates as digital badges that any wallet keeps and any verifier checks without asking us who holds them: Open
 * Badges 3.0 credentials, signed as JWTs. Off by default;
 * {@link cn.redflower.honours.certificate.openbadge.WhenSwitchedOn nothing of it exists} then.
 */
package cn.redflower.honours.certificate.openbadge;
