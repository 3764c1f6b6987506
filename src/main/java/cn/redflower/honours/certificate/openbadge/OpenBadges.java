package cn.redflower.honours.certificate.openbadge;

import cn.redflower.honours.certificate.Certificate;
import cn.redflower.honours.certificate.DigitalBadges;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads from a certificate to its badge. */
@Component
@WhenSwitchedOn
class OpenBadges implements DigitalBadges {

    private final BadgePolicy policy;

    OpenBadges(BadgePolicy policy) {
        this.policy = policy;
    }

    @Override
    public Optional<String> addressOf(Certificate certificate) {
        return policy.of(certificate) == Standing.GIVEN
                ? Optional.of(BadgeAddresses.ROOT + "/" + certificate.code())
                : Optional.empty();
    }
}
