package cn.redflower.people.login.totp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Base32;

/**
 * What a person needs to bring her authenticator to this account.
 *
 * @param image the QR code, as an address for an image
 * @param secret the same for typing, in groups of four
 */
record Enrolment(String image, String secret) {

    static Enrolment of(byte[] secret, String issuer, String login) {
        String text = new Base32().encodeToString(secret).replace("=", "");
        // SHA-1, six digits and 30 seconds need not be said; the less is in it, the easier it is to scan
        String address = "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(issuer), encoded(login), text, encoded(issuer));
        return new Enrolment(QrCode.image(address), String.join(" ", text.split("(?<=\\G.{4})")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
