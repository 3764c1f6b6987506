package cn.redflower.honours.certificate.openbadge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What is good no more, as verifiers read it (the 1EdTech Revocation List Status Method): pseudonyms in no order that
 * tells anything, without a reason. Looked up once in a while, not once a stranger: it grows with the years.
 */
@Component
@WhenSwitchedOn
class RevocationList {

    private final BadgePolicy policy;
    private final BadgeAddresses addresses;
    private final Cache<String, List<Map<String, Object>>> kept;

    RevocationList(BadgePolicy policy, BadgeAddresses addresses, OpenBadgeProperties properties) {
        this.policy = policy;
        this.addresses = addresses;
        this.kept =
                Caffeine.newBuilder().expireAfterWrite(properties.listKept()).build();
    }

    Map<String, Object> published() {
        List<Map<String, Object>> ended = kept.get(
                addresses.revocations(),
                address -> policy.codesOfTheEnded().stream()
                        .map(Pseudonyms::ofBadge)
                        .sorted()
                        .map(id -> Map.<String, Object>of("id", id, "revoked", true))
                        .toList());
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("id", addresses.revocations());
        list.put("issuer", addresses.issuer());
        list.put("revokedCredential", ended);
        // 1EdTech's own validator once looked for the plural, and so do those who learned from it
        list.put("revokedCredentials", ended);
        return list;
    }
}
