package cn.redflower.honours.certificate.openbadge;

import cn.redflower.honours.certificate.Certificate;
import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.platform.problem.Problems;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes a certificate as an {@code AchievementCredential} of Open Badges 3.0 and signs it by its JSON Web Token proof:
 * the payload is the credential with the claims that repeat it. A pupil stands in it by a pseudonym alone: no name, no
 * number, no school, no link to where more is told. The same certificate gives the same token, as long as the key is
 * the same.
 */
@Component
@WhenSwitchedOn
class WritingCredentials {

    private static final List<String> CONTEXT = List.of(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    private final SigningKey key;
    private final Issuer issuer;
    private final Achievements achievements;
    private final BadgeAddresses addresses;
    private final Problems texts;
    private final ObjectMapper json;
    private final Clock clock;

    WritingCredentials(
            SigningKey key,
            Issuer issuer,
            Achievements achievements,
            BadgeAddresses addresses,
            Problems texts,
            ObjectMapper json,
            Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.achievements = achievements;
        this.addresses = addresses;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    /** The signed credential, as a compact JWS. */
    String signed(Certificate certificate) {
        Map<String, Object> payload = credential(certificate);
        payload.put("iss", addresses.issuer());
        payload.put("jti", Pseudonyms.ofBadge(certificate.code()));
        payload.put("sub", Pseudonyms.ofHolder(certificate.code()));
        payload.put("nbf", validFrom(certificate).toEpochSecond());
        try {
            return key.sign(json.writeValueAsString(payload), addresses.key(key.thumbprint()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> credential(Certificate certificate) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("@context", CONTEXT);
        credential.put("id", Pseudonyms.ofBadge(certificate.code()));
        credential.put("type", List.of("VerifiableCredential", "AchievementCredential"));
        credential.put("name", certificate.award());
        credential.put("description", description(certificate));
        credential.put("issuer", issuer.profile());
        credential.put("validFrom", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(validFrom(certificate)));
        credential.put("credentialSubject", subject(certificate));
        credential.put("credentialSchema", List.of(Map.of("id", SCHEMA, "type", "1EdTechJsonSchemaValidator2019")));
        credential.put("credentialStatus", Map.of("id", addresses.revocations(), "type", "1EdTechRevocationList"));
        return credential;
    }

    private Map<String, Object> subject(Certificate certificate) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", Pseudonyms.ofHolder(certificate.code()));
        subject.put("type", List.of("AchievementSubject"));
        if (certificate.kind() != Kind.INDIVIDUAL) {
            subject.put(
                    "identifier",
                    List.of(Map.of(
                            "type",
                            "IdentityObject",
                            "hashed",
                            false,
                            "identityType",
                            "name",
                            "identityHash",
                            name(certificate))));
        }
        subject.put("achievement", achievements.describe(certificate.awardKind(), certificate.award()));
        return subject;
    }

    /** A title's holder as it is; a squadron with its school, as every school has a 三(1)中队. */
    private static String name(Certificate certificate) {
        boolean withSchool = certificate.kind() == Kind.COLLECTIVE
                && !certificate.holderName().equals(certificate.schoolName());
        return withSchool ? certificate.schoolName() + " " + certificate.holderName() : certificate.holderName();
    }

    private String description(Certificate certificate) {
        return certificate.kind() == Kind.INDIVIDUAL
                ? texts.text("openbadge.description.pupil", certificate.schoolYear(), certificate.award())
                : texts.text(
                        "openbadge.description",
                        certificate.schoolYear(),
                        certificate.award(),
                        name(certificate),
                        String.join("、", certificate.issuerNames()));
    }

    private ZonedDateTime validFrom(Certificate certificate) {
        return certificate.issuedOn().atStartOfDay(clock.getZone());
    }
}
