package cn.redflower.people.account.lockout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few minutes that a password matched, so that a script which sends its password with every request
 * does not pay for the deliberately slow comparison, nor writes anything, each time. Kept is a keyed digest, in memory
 * only and under a key that dies with the process. It holds for one account, one address, one hash and one generation
 * of logins: a changed password and an ended login are another. Any other password from the same address ends it at
 * once, or it would be a way to guess without being counted.
 */
@Component
class RememberedMatches {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<Place, byte[]> matched = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    RememberedMatches() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    private record Place(String login, String address) {}

    /** Whether this very password matched lately; forgets the one that did if not. */
    boolean holds(LoginSecret secret, String address, String password) {
        Place place = new Place(secret.login(), address);
        byte[] known = matched.getIfPresent(place);
        if (known == null) {
            return false;
        }
        if (MessageDigest.isEqual(known, digest(secret, password))) {
            return true;
        }
        matched.invalidate(place);
        return false;
    }

    void remember(LoginSecret secret, String address, String password) {
        matched.put(new Place(secret.login(), address), digest(secret, password));
    }

    private byte[] digest(LoginSecret secret, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((secret.passwordHash() + "\0" + secret.generation() + "\0").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
