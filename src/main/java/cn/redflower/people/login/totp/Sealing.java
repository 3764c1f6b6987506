package cn.redflower.people.login.totp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps an authenticator's secret unreadable in the database (AES-256-GCM, bound to its account), and recovery codes as
 * keyed digests.
 */
@Component
class Sealing {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Sealing(SecretKey key) {
        this.key = key;
    }

    /** Whether there is a key to do it with. */
    boolean isPossible() {
        return key.isThere();
    }

    byte[] seal(String login, byte[] secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, login, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret; nothing if it was sealed with another key or for another account. */
    Optional<byte[]> open(String login, byte[] sealed) {
        if (!isPossible()) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        ByteBuffer.wrap(sealed).get(nonce);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, login, nonce).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is kept of a recovery code. */
    byte[] digest(String login, String recoveryCode) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.forPurpose("totp recovery code"), "HmacSHA256"));
            return mac.doFinal((login + "\0" + recoveryCode).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, String login, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(key.forPurpose("totp secret"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(login.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
