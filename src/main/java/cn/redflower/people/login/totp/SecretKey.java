package cn.redflower.people.login.totp;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.platform.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The key of the configuration that secrets in the database are encrypted with: {@code REDFLOWER_SECRET_KEY}, or the
 * text of the file {@code redflower.secret-key-file}, which is made where it is missing (so the demo keeps one beside
 * its data).
 */
@Component
class SecretKey {

    static final int SHORTEST = 32;

    private final String given;
    private final Path file;
    private byte[] key;

    /**
     * @throws StartRefused if the key can be guessed or not be read, or if somebody must use codes and there is none
     */
    SecretKey(
            @Value("${redflower.secret-key:}") String given,
            @Value("${redflower.secret-key-file:}") String file,
            SignInSettings settings) {
        this.given = given.strip();
        this.file = StringUtils.hasText(file) ? Path.of(file.strip()) : null;
        boolean kept = this.given.isEmpty() && this.file != null && Files.exists(this.file);
        if (!this.given.isEmpty() && this.given.length() < SHORTEST || kept && kept().length() < SHORTEST) {
            throw new StartRefused("signin.key-too-short", SHORTEST);
        }
        if (!isThere() && !settings.totp().requiredFor().isEmpty()) {
            throw new StartRefused("signin.key-missing");
        }
    }

    boolean isThere() {
        return !given.isEmpty() || file != null;
    }

    /** A key for one purpose, 32 bytes; keys of different purposes say nothing about each other. */
    byte[] forPurpose(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized byte[] key() {
        if (key == null) {
            key = (given.isEmpty() ? kept() : given).getBytes(StandardCharsets.UTF_8);
        }
        return key;
    }

    private String kept() {
        try {
            if (Files.notExists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused(e, "signin.key-file", file);
        }
    }

    private void make() throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        FileAttribute<?>[] mine =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createFile(file, mine);
            Files.writeString(file, Base64.getEncoder().encodeToString(random) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // somebody else was faster
        }
    }
}
