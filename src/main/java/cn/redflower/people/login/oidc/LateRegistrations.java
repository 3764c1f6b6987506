package cn.redflower.people.login.oidc;

import cn.redflower.platform.site.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.util.StringUtils;

/**
 * The configured providers, each asked for its endpoints when the first person goes there: the product starts, and
 * passwords work, while a provider is down. One request at a time asks; the others do not queue up behind a provider
 * that hangs.
 */
class LateRegistrations implements ClientRegistrationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(LateRegistrations.class);
    private static final long PATIENCE_SECONDS = 5;

    private static final String COMES_BACK = "/login/oauth2/code/{registrationId}";

    private final OAuth2ClientProperties properties;
    private final Site site;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();

    /**
     * @param site where people reach the product; providers know that address, not the one behind a proxy or in a
     *     forged header
     */
    LateRegistrations(OAuth2ClientProperties properties, Site site) {
        this.properties = properties;
        this.site = site;
    }

    /** An address of the product as people reach it. */
    String own(String path) {
        return site.at(path);
    }

    /** What stands on the login page; needs no provider. */
    List<Provider> providers() {
        return properties.getRegistration().entrySet().stream()
                .map(e -> new Provider(
                        e.getKey(),
                        StringUtils.hasText(e.getValue().getClientName())
                                ? e.getValue().getClientName()
                                : e.getKey()))
                .sorted(Comparator.comparing(Provider::id))
                .toList();
    }

    /** @throws ProviderUnreachable if the provider has to be asked and cannot be */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        if (!properties.getRegistration().containsKey(id)) {
            return null;
        }
        ClientRegistration registration = known.get(id);
        return registration != null ? registration : ask(id);
    }

    private ClientRegistration ask(String id) {
        try {
            if (!asking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProviderUnreachable("another request is still waiting for a provider", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnreachable("interrupted", e);
        }
        try {
            return known.computeIfAbsent(id, this::resolved);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("provider {} cannot be used: {}", id, e.getMessage());
            throw new ProviderUnreachable("provider " + id, e);
        } finally {
            asking.unlock();
        }
    }

    private ClientRegistration resolved(String id) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration().put(id, properties.getRegistration().get(id));
        one.getProvider().putAll(properties.getProvider());
        ClientRegistration registration =
                new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id);
        return StringUtils.hasText(properties.getRegistration().get(id).getRedirectUri())
                ? registration
                : ClientRegistration.withClientRegistration(registration)
                        .redirectUri(own(COMES_BACK))
                        .build();
    }
}
