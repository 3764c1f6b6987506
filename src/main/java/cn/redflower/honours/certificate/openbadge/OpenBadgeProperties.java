package cn.redflower.honours.certificate.openbadge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Digital badges, below {@code redflower.open-badges}. Their addresses begin with {@code redflower.base-url} and stand
 * in every badge that was downloaded: set it before the first one is.
 *
 * @param enabled whether there are any; off by default
 * @param signingKey the RSA private key as a PEM file without a password, 2048 bits at least, such as
 *     {@code file:/etc/redflower/badge-key.pem}; with another key, badges downloaded before cannot be verified any more
 * @param issuerName who issues them, such as 少先队长顺县工作委员会
 * @param issuerUrl the issuer's own site; {@code redflower.base-url} if it has none
 * @param listKept how long the list of badges that ended is kept in memory before it is looked up anew
 * @param requestsPerAddress how many requests one network address may make in {@code requestsPer}
 */
@ConfigurationProperties("redflower.open-badges")
record OpenBadgeProperties(
        @DefaultValue("false") boolean enabled,
        Resource signingKey,
        String issuerName,
        String issuerUrl,
        @DefaultValue("PT1M") Duration listKept,
        @DefaultValue("120") int requestsPerAddress,
        @DefaultValue("PT10M") Duration requestsPer) {}
