package cn.redflower.honours.revocation;

import cn.redflower.platform.problem.Problems;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The neutral reasons of which one is shown wherever a revoked certificate is verified. A configured one without a text
 * keeps the product from starting.
 */
@Component
class PublicReasons {

    private final List<PublicReason> all;

    PublicReasons(RevocationProperties properties, Problems texts) {
        this.all = properties.publicReasons().stream()
                .map(key -> new PublicReason(key, texts.text("revocation.public-reason." + key)))
                .toList();
    }

    /** @param text as anybody may read it; names nobody */
    record PublicReason(String key, String text) {}

    List<PublicReason> all() {
        return all;
    }

    boolean exists(String key) {
        return all.stream().anyMatch(reason -> reason.key().equals(key));
    }

    /** The sentence; null for none, the key itself for one that has been taken out of the configuration. */
    String text(String key) {
        return all.stream()
                .filter(reason -> reason.key().equals(key))
                .map(PublicReason::text)
                .findFirst()
                .orElse(key);
    }
}
