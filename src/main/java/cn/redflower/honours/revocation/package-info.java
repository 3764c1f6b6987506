/**
 * 撤销: awards that turn out to be undeserved after they were given ({@code domain.md} §2). Somebody proposes, the
 * holder's school is heard, the organ that awarded decides, and what rests on a revoked award is looked at one by one.
 * It takes effect with the decision, wherever the certificate is verified.
 */
@org.springframework.modulith.ApplicationModule(
        id = "revocation",
        displayName = "Revocation",
        allowedDependencies = {
            "approval",
            "audit",
            "award",
            "certificate",
            "document",
            "mail",
            "organ",
            "problem",
            "time"
        })
package cn.redflower.honours.revocation;
