package cn.redflower.honours.certificate;

/** A certificate is not valid any more; published in the transaction that revokes it. */
public record CertificateRevoked(String number, String caseId, String schoolId) {}
