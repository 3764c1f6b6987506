package cn.redflower.honours.certificate.openbadge;

/** Whether a certificate has a badge. */
enum Standing {
    /** It has. */
    GIVEN,
    /** It never had: the pupil's name was not to be published when the certificate was issued. */
    NONE,
    /** It had, until the consent to publication was withdrawn. */
    WITHDRAWN,
    /** It had, until the certificate was revoked. */
    REVOKED
}
