package cn.redflower.people.login.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.start.StartRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void what_is_sealed_opens_with_the_same_key_for_the_same_account_only() {
        Sealing sealing = new Sealing(key(KEY, ""));
        byte[] sealed = sealing.seal("county1", SECRET);
        assertThat(sealing.open("county1", sealed)).hasValue(SECRET);
        assertThat(sealing.open("county2", sealed)).isEmpty();
        assertThat(new Sealing(key("f" + KEY, "")).open("county1", sealed)).isEmpty();
        assertThat(new Sealing(key("", "")).open("county1", sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(sealing.open("county1", sealed)).isEmpty();
        assertThat(sealing.seal("county1", SECRET)).isNotEqualTo(sealing.seal("county1", SECRET));
    }

    @Test
    void a_recovery_code_has_another_digest_for_each_account_and_key() {
        Sealing sealing = new Sealing(key(KEY, ""));
        assertThat(sealing.digest("county1", "ABCDEFGHJK"))
                .isEqualTo(sealing.digest("county1", "ABCDEFGHJK"))
                .isNotEqualTo(sealing.digest("county2", "ABCDEFGHJK"))
                .isNotEqualTo(new Sealing(key("f" + KEY, "")).digest("county1", "ABCDEFGHJK"));
        assertThat(RecoveryCodes.make())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z2-9]{5}-[A-Z2-9]{5}"));
        assertThat(RecoveryCodes.plain(" abcde-fghjk ")).isEqualTo("ABCDEFGHJK");
    }

    @Test
    void a_missing_key_file_is_made_once_and_for_its_owner() throws Exception {
        Path file = folder.resolve("new/secret.key");
        byte[] sealed = new Sealing(key("", file.toString())).seal("county1", SECRET);
        assertThat(new Sealing(key("", file.toString())).open("county1", sealed))
                .hasValue(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_start_with_a_key_that_can_be_guessed_or_without_a_needed_one_is_refused() throws Exception {
        assertThatThrownBy(() -> key("short", ""))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo("signin.key-too-short"));
        assertThatThrownBy(() -> new SecretKey("", "", settings(Set.of(PostKind.ADMINISTRATOR))))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo("signin.key-missing"));
        assertThat(key("", "").isThere()).isFalse();
        Path file = Files.writeString(folder.resolve("short.key"), "short\n");
        assertThatThrownBy(() -> key("", file.toString()))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo("signin.key-too-short"));
        assertThatThrownBy(() -> key("", folder.toString()))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo("signin.key-file"));
    }

    private static SecretKey key(String text, String file) {
        return new SecretKey(text, file, settings(Set.of()));
    }

    private static SignInSettings settings(Set<PostKind> required) {
        return new SignInSettings(
                new SignInSettings.Totp(required, Set.of()), new SignInSettings.Oidc("preferred_username", false));
    }
}
