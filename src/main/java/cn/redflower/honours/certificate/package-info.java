/**
 * Certificates: numbers without gaps, what is printed (A4, with a QR code) and what anybody can verify; and documents
 * that are issued with them.
 */
@org.springframework.modulith.ApplicationModule(
        id = "certificate",
        displayName = "Certificate",
        allowedDependencies = {
            "audit",
            "document",
            "names",
            "organ",
            "paper",
            "problem",
            "publicnotice",
            "ratelimit",
            "site",
            "start"
        })
package cn.redflower.honours.certificate;
