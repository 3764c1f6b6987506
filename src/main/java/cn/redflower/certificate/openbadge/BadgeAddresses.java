package cn.redflower.certificate.openbadge;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where badges and what they refer to are found; absolute, from {@code redflower.base-url}, which is read late as the port may be known late. */
@Component
@WhenSwitchedOn
class BadgeAddresses {

    static final String ROOT = "/credentials";

    private final Environment environment;

    BadgeAddresses(Environment environment) {
        this.environment = environment;
    }

    String site() {
        return environment.getProperty("redflower.base-url", "http://localhost:8080");
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
