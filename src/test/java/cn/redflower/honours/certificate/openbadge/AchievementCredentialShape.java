package cn.redflower.honours.certificate.openbadge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What Open Badges 3.0 asks of an {@code AchievementCredential}, written down from the specification's data model
 * (1EdTech, appendix B.1): what must be there, of which type, and that nothing is there that it does not know. The
 * official JSON schema cannot be kept here, as its licence lets registered users alone hand it on.
 */
final class AchievementCredentialShape {

    private static final Set<String> CREDENTIAL = Set.of(
            "@context",
            "id",
            "type",
            "name",
            "description",
            "issuer",
            "validFrom",
            "credentialSubject",
            "credentialSchema",
            "credentialStatus");
    private static final Set<String> CLAIMS = Set.of("iss", "jti", "sub", "nbf");

    private AchievementCredentialShape() {}

    static void check(JsonNode payload) {
        only(payload, CREDENTIAL, CLAIMS);
        assertThat(texts(payload.get("@context")))
                .startsWith(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
        assertThat(texts(payload.get("type")))
                .contains("VerifiableCredential")
                .containsAnyOf("AchievementCredential", "OpenBadgeCredential");
        uri(payload.get("id"));
        text(payload.get("name"));
        OffsetDateTime.parse(payload.get("validFrom").asText());
        profile(payload.get("issuer"));
        JsonNode subject = payload.get("credentialSubject");
        only(subject, Set.of("id", "type", "identifier", "achievement"), Set.of());
        assertThat(texts(subject.get("type"))).contains("AchievementSubject");
        uri(subject.get("id"));
        if (subject.has("identifier")) {
            subject.get("identifier").forEach(AchievementCredentialShape::identity);
        }
        achievement(subject.get("achievement"));
        JsonNode status = payload.get("credentialStatus");
        uri(status.get("id"));
        assertThat(status.get("type").asText()).isEqualTo("1EdTechRevocationList");
        payload.get("credentialSchema").forEach(schema -> {
            uri(schema.get("id"));
            assertThat(schema.get("type").asText()).isEqualTo("1EdTechJsonSchemaValidator2019");
        });
    }

    static void achievement(JsonNode achievement) {
        only(achievement, Set.of("id", "type", "achievementType", "name", "description", "criteria"), Set.of());
        uri(achievement.get("id"));
        assertThat(texts(achievement.get("type"))).contains("Achievement");
        assertThat(achievement.get("achievementType").asText()).isEqualTo("Award");
        text(achievement.get("name"));
        text(achievement.get("description"));
        text(achievement.at("/criteria/narrative"));
    }

    static void profile(JsonNode profile) {
        only(profile, Set.of("id", "type", "name", "url"), Set.of());
        uri(profile.get("id"));
        assertThat(texts(profile.get("type"))).contains("Profile");
        text(profile.get("name"));
        uri(profile.get("url"));
    }

    private static void identity(JsonNode identity) {
        only(identity, Set.of("type", "hashed", "identityType", "identityHash"), Set.of());
        assertThat(identity.get("type").asText()).isEqualTo("IdentityObject");
        assertThat(identity.get("hashed").isBoolean()).isTrue();
        assertThat(identity.get("identityType").asText()).isEqualTo("name");
        text(identity.get("identityHash"));
    }

    private static void only(JsonNode object, Set<String> known, Set<String> alsoKnown) {
        assertThat(object.isObject()).isTrue();
        assertThat(object.fieldNames()).toIterable().allMatch(name -> known.contains(name) || alsoKnown.contains(name));
    }

    private static List<String> texts(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static void text(JsonNode node) {
        assertThat(node.textValue()).isNotBlank();
    }

    private static void uri(JsonNode node) {
        assertThat(URI.create(node.textValue()).isAbsolute())
                .as(node.textValue())
                .isTrue();
    }
}
