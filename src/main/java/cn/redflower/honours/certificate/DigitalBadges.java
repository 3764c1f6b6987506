package cn.redflower.honours.certificate;

import java.util.Optional;

/** The digital badges of certificates; there only where the county gives them out. */
public interface DigitalBadges {

    /** Where anybody with the certificate in hand can download its badge; empty if it has none. */
    Optional<String> addressOf(Certificate certificate);
}
