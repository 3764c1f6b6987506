package cn.redflower.honours.certificate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What certificates are printed with, and how often a stranger may ask for one.
 *
 * @param seal a seal as a PNG with a transparent ground, printed in red; the one that is shipped says that it is a
 *     demonstration's
 * @param sealOf the organ whose seal it is; what others issue, such as schools, is stamped by hand
 * @param checksPerAddress how many verifications one network address may ask for in {@code checksPer}
 * @param namesPerAddress how many names it may compare in that time, so that nobody tries names until one fits
 */
@ConfigurationProperties("redflower.certificates")
record CertificateProperties(
        @DefaultValue("classpath:certificate/demo-seal.png") Resource seal,
        @DefaultValue("county") String sealOf,
        @DefaultValue("60") int checksPerAddress,
        @DefaultValue("10") int namesPerAddress,
        @DefaultValue("PT10M") Duration checksPer) {}
