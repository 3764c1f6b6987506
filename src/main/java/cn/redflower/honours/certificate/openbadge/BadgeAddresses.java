package cn.redflower.honours.certificate.openbadge;

import cn.redflower.platform.site.Site;
import org.springframework.stereotype.Component;

/**
 * Where badges and what they refer to are found; absolute, from {@code redflower.base-url}, which is read late as the
 * port may be known late.
 */
@Component
@WhenSwitchedOn
class BadgeAddresses {

    static final String ROOT = "/credentials";

    private final Site site;

    BadgeAddresses(Site site) {
        this.site = site;
    }

    String site() {
        return site.address().value();
    }

    String issuer() {
        return site() + ROOT + "/issuer";
    }

    String achievement(String awardKind) {
        return site() + ROOT + "/achievements/" + awardKind;
    }

    String key(String thumbprint) {
        return site() + ROOT + "/keys/" + thumbprint;
    }

    String revocations() {
        return site() + ROOT + "/revocations";
    }
}
