package cn.redflower.people.account.lockout;

import cn.redflower.people.account.password.PasswordPolicy;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Compares a password with a hash, and with something just as slow where there is none: the time tells nobody which
 * logins exist. bcrypt sees the first 72 bytes only; a longer password can never have been set, so none matches.
 */
@Component
class PasswordComparison {

    private final PasswordEncoder encoder;
    private final String nobodys;

    PasswordComparison(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = encoder.encode(UUID.randomUUID().toString());
    }

    /** @param hash null where there is no such account */
    boolean matches(String password, String hash) {
        boolean comparable = hash != null && PasswordPolicy.fits(password);
        return encoder.matches(password, comparable ? hash : nobodys) && comparable;
    }
}
