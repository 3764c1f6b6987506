package cn.redflower.honours.certificate.openbadge;

import cn.redflower.platform.start.StartRefused;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The key that badges are signed with; its public half is for everybody. */
@Component
@WhenSwitchedOn
class SigningKey {

    private static final int FEWEST_BITS = 2048;

    private final RSAKey key;

    /** @throws StartRefused if there is no such key, or none that signs safely */
    SigningKey(OpenBadgeProperties properties) {
        if (properties.signingKey() == null) {
            throw new StartRefused("openbadge.key-missing");
        }
        this.key = read(properties.signingKey());
    }

    /** Tells the key from those there were (RFC 7638). */
    String thumbprint() {
        return key.getKeyID();
    }

    /** The public half as a JWK. @param address what a badge's header calls the key by */
    Map<String, Object> published(String address) {
        return new RSAKey.Builder(key.toPublicJWK()).keyID(address).build().toJSONObject();
    }

    /**
     * Signs JSON as a compact JWS.
     *
     * @param address where the public half is found; the header carries nothing besides that Open Badges allow
     */
    String sign(String json, String address) {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(address)
                        .build(),
                new Payload(json));
        try {
            jws.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jws.serialize();
    }

    private static RSAKey read(Resource resource) {
        String pem;
        try {
            pem = resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartRefused(e, "openbadge.key-unreadable", resource.getDescription());
        }
        try {
            PrivateKey found = PemContent.of(pem).getPrivateKey();
            if (found instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() >= FEWEST_BITS) {
                return new RSAKey.Builder(publicHalf(rsa))
                        .privateKey(rsa)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyIDFromThumbprint()
                        .build();
            }
        } catch (IllegalStateException | IllegalArgumentException | GeneralSecurityException | JOSEException e) {
            throw new StartRefused(e, "openbadge.key-unusable", resource.getDescription(), String.valueOf(FEWEST_BITS));
        }
        throw new StartRefused("openbadge.key-unusable", resource.getDescription(), String.valueOf(FEWEST_BITS));
    }

    private static RSAPublicKey publicHalf(RSAPrivateCrtKey rsa) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }
}
