package cn.redflower.honours.certificate.openbadge;

import cn.redflower.platform.start.StartRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Who issues badges. It is the county for all of them: a school's name would narrow down which pupil a badge is about.
 */
@Component
@WhenSwitchedOn
class Issuer {

    private final OpenBadgeProperties properties;
    private final BadgeAddresses addresses;

    /** @throws StartRefused if the issuer has no name */
    Issuer(OpenBadgeProperties properties, BadgeAddresses addresses) {
        if (!StringUtils.hasText(properties.issuerName())) {
            throw new StartRefused("openbadge.issuer-missing");
        }
        this.properties = properties;
        this.addresses = addresses;
    }

    /** As an Open Badges profile. */
    Map<String, Object> profile() {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("id", addresses.issuer());
        profile.put("type", List.of("Profile"));
        profile.put("name", properties.issuerName());
        profile.put("url", StringUtils.hasText(properties.issuerUrl()) ? properties.issuerUrl() : addresses.site());
        return profile;
    }
}
