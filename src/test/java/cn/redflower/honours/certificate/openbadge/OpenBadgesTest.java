package cn.redflower.honours.certificate.openbadge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.test.IntegrationTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Digital badges as a wallet and a verifier see them: fetched from the running server, verified by a library that did
 * not sign them.
 */
@IntegrationTest
class OpenBadgesTest {

    private static final String BASE = "https://flower.example";

    @Autowired
    BadgeWorld world;

    @LocalServerPort
    int port;

    final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void no_certificates() {
        world.begin();
    }

    @AfterEach
    void as_it_was() {
        world.end();
    }

    @Test
    void a_squadrons_badge_is_signed_with_the_published_key_and_names_the_squadron() throws Exception {
        String code = world.code(world.toSquadron());
        HttpResponse<String> answer = badge(code);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).endsWith(".jwt\"").doesNotContain(code));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");

        JwtClaims claims = verified(answer.body());
        assertThat(claims.getIssuer()).isEqualTo(BASE + "/credentials/issuer");
        JsonNode credential = payload(answer.body());
        AchievementCredentialShape.check(credential);
        assertThat(claims.getJwtId()).isEqualTo(credential.get("id").asText());
        assertThat(claims.getSubject())
                .isEqualTo(credential.at("/credentialSubject/id").asText())
                .isNotEqualTo(claims.getJwtId());
        assertThat(claims.getIssuer()).isEqualTo(credential.at("/issuer/id").asText());
        assertThat(claims.getNotBefore().getValue())
                .isEqualTo(OffsetDateTime.parse(credential.get("validFrom").asText())
                        .toEpochSecond());
        assertThat(credential.get("validFrom").asText()).isEqualTo("2025-11-24T00:00:00+08:00");
        assertThat(credential.at("/credentialSubject/identifier/0/identityHash").asText())
                .isEqualTo("测试一小 三(1)中队");
        assertThat(credential.at("/issuer/name").asText()).isEqualTo("测试县少工委");
        assertThat(credential.at("/credentialSubject/achievement/name").asText())
                .isEqualTo("红领巾奖章（二星章）");
        assertThat(credential.get("description").asText()).contains("测试县团委、测试县少工委", "2025-2026");
        assertThat(badge(code).body()).as("the same every time").isEqualTo(answer.body());
    }

    @Test
    void the_header_carries_what_open_badges_allow_and_leads_to_the_key() throws Exception {
        String badge = badge(world.code(world.toSquadron())).body();
        JsonNode header = json.readTree(Base64.getUrlDecoder().decode(badge.split("\\.")[0]));
        assertThat(header.fieldNames()).toIterable().containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(header.get("alg").asText()).isEqualTo("RS256");
        assertThat(header.get("typ").asText()).isEqualTo("JWT");
        JsonNode key = read(path(header.get("kid").asText()));
        assertThat(key.get("kty").asText()).isEqualTo("RSA");
        assertThat(key.get("kid")).isEqualTo(header.get("kid"));
        assertThat(key.fieldNames())
                .toIterable()
                .as("nothing of the private half")
                .containsExactlyInAnyOrder("kty", "e", "n", "use", "alg", "kid");
        assertThat(read("/credentials/keys").at("/keys/0")).isEqualTo(key);
    }

    @Test
    void whoever_asks_for_the_media_type_of_verifiable_credentials_gets_it() {
        String path = "/credentials/" + world.code(world.toSquadron());
        assertThat(world.get(port, path, "Accept", "application/vc+jwt")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/vc+jwt"));
        assertThat(world.get(port, path, "Accept", "application/json").statusCode())
                .as("what a wallet may say")
                .isEqualTo(200);
    }

    @Test
    void a_title_has_a_badge_with_its_name() throws Exception {
        String badge = badge(world.code(world.issue(Kind.TITLE, "测试一小红领巾示范校", null, true)))
                .body();
        verified(badge);
        AchievementCredentialShape.check(payload(badge));
        assertThat(payload(badge)
                        .at("/credentialSubject/identifier/0/identityHash")
                        .asText())
                .isEqualTo("测试一小红领巾示范校");
    }

    @Test
    void a_pupils_badge_says_nothing_that_leads_to_the_pupil() throws Exception {
        String number = world.toPupil(true);
        String badge = badge(world.code(number)).body();
        verified(badge);
        JsonNode credential = payload(badge);
        AchievementCredentialShape.check(credential);
        assertThat(credential.at("/credentialSubject").has("identifier")).isFalse();
        assertThat(credential.at("/credentialSubject/id").asText())
                .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(credential.toString())
                .doesNotContain(
                        world.pupil().name(),
                        world.pupil().number(),
                        number,
                        world.code(number),
                        "测试一小",
                        "s901",
                        "三(1)",
                        "2017",
                        "惠少");
        JsonNode another = payload(badge(world.code(world.toPupil(true))).body());
        assertThat(another.at("/credentialSubject/id"))
                .as("another badge of the same pupil")
                .isNotEqualTo(credential.at("/credentialSubject/id"));
        assertThat(another.get("id")).isNotEqualTo(credential.get("id"));
    }

    @Test
    void without_consent_at_issue_a_pupil_has_no_badge_whatever_is_agreed_later() {
        String code = world.code(world.toPupil(false));
        assertThat(badge(code).statusCode()).isEqualTo(404);
        assertThat(badge(code).body())
                .contains("没有这个数字徽章", "openbadge.unknown")
                .doesNotContain(world.pupil().name());
        assertThat(world.get(port, "/verify/" + code).body()).contains("现在有效").doesNotContain("/credentials/", "数字徽章");
    }

    @Test
    void a_withdrawn_consent_ends_the_badge_and_tells_verifiers_as_long_as_it_is_withdrawn() throws Exception {
        String code = world.code(world.toPupil(true));
        String id = payload(badge(code).body()).get("id").asText();
        assertThat(world.get(port, "/verify/" + code).body())
                .contains("/credentials/" + code, "下载数字徽章 (Open Badges 3.0)");
        assertThat(revoked()).doesNotContain(id);

        world.consent(false, true);
        assertThat(badge(code).statusCode()).isEqualTo(410);
        assertThat(json.readTree(badge(code).body()).get("detail").asText()).contains("同意已经撤回", "证书本身不受影响");
        assertThat(world.get(port, "/verify/" + code).body()).contains("现在有效").doesNotContain("数字徽章");
        assertThat(revoked()).containsExactly(id);

        world.consent(true, false);
        assertThat(badge(code).statusCode())
                .as("the guardian refuses altogether")
                .isEqualTo(410);
        assertThat(revoked()).containsExactly(id);

        world.consent(true, true);
        assertThat(badge(code).statusCode()).isEqualTo(200);
        assertThat(revoked()).isEmpty();
    }

    @Test
    void a_pupil_nobody_knows_any_more_has_no_badge() {
        String code = world.code(world.issue(Kind.INDIVIDUAL, "甲小1", "三(1)中队", true));
        assertThat(badge(code).statusCode()).isEqualTo(410);
    }

    @Test
    void what_is_revoked_is_on_the_list_and_the_list_gives_nothing_away() throws Exception {
        String squadron = world.toSquadron();
        String pupil = world.toPupil(true);
        String silent = world.toPupil(false);
        String valid = world.toSquadron();
        List<String> ids = List.of(
                payload(badge(world.code(squadron)).body()).get("id").asText(),
                payload(badge(world.code(pupil)).body()).get("id").asText());
        List.of(squadron, pupil, silent).forEach(world::revoke);

        JsonNode list = read("/credentials/revocations");
        assertThat(revoked()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(list.get("id").asText()).isEqualTo(BASE + "/credentials/revocations");
        assertThat(list.get("issuer").asText()).isEqualTo(BASE + "/credentials/issuer");
        assertThat(list.get("revokedCredentials")).isEqualTo(list.get("revokedCredential"));
        assertThat(list.toString())
                .doesNotContain(world.code(squadron), world.code(pupil), world.code(silent), squadron, "材料不实", "s901");
        assertThat(badge(world.code(squadron)).statusCode()).isEqualTo(410);
        assertThat(badge(world.code(squadron)).body()).contains("已被撤销");
        assertThat(badge(world.code(silent)).statusCode()).isEqualTo(404);
        assertThat(badge(world.code(valid)).statusCode()).isEqualTo(200);
        assertThat(world.get(port, "/verify/" + world.code(squadron)).body())
                .contains("已撤销")
                .doesNotContain("数字徽章");
    }

    @Test
    void tampering_is_noticed() throws Exception {
        String badge = badge(world.code(world.toSquadron())).body();
        String[] parts = badge.split("\\.");
        ObjectNode changed = (ObjectNode) payload(badge);
        changed.put("name", "红领巾奖章（五星章）");
        String forged =
                parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(changed))
                        + "." + parts[2];
        assertThatThrownBy(() -> verified(forged)).isInstanceOf(InvalidJwtSignatureException.class);

        RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
        JsonWebSignature impostor = new JsonWebSignature();
        impostor.setPayload(json.writeValueAsString(changed));
        impostor.setKey(own.getPrivateKey());
        impostor.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        impostor.setKeyIdHeaderValue(
                JsonWebStructure.fromCompactSerialization(badge).getKeyIdHeaderValue());
        String signedByAnother = impostor.getCompactSerialization();
        assertThatThrownBy(() -> verified(signedByAnother)).isInstanceOf(InvalidJwtSignatureException.class);
        assertThatThrownBy(() -> verified(parts[0] + "." + parts[1] + ".")).isInstanceOf(InvalidJwtException.class);
        verified(badge);
    }

    @Test
    void what_a_badge_refers_to_can_be_looked_up_and_cached_without_a_cookie() throws Exception {
        JsonNode credential = payload(badge(world.code(world.toSquadron())).body());
        assertThat(read(path(credential.at("/issuer/id").asText()))).isEqualTo(credential.get("issuer"));
        assertThat(read(path(credential.at("/credentialSubject/achievement/id").asText())))
                .isEqualTo(credential.at("/credentialSubject/achievement"));
        for (String path : List.of(
                "/credentials/issuer",
                "/credentials/achievements/two-star",
                "/credentials/keys",
                "/credentials/revocations")) {
            HttpResponse<String> answer = world.get(port, path);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .as(path)
                    .hasValueSatisfying(cache -> assertThat(cache).contains("max-age=", "public"));
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void what_does_not_exist_is_said_to_be_unknown() {
        for (String path : List.of(
                "/credentials/" + "x".repeat(22),
                "/credentials/achievements/nine-star",
                "/credentials/keys/other",
                "/credentials/issuer/x")) {
            HttpResponse<String> answer = world.get(port, path, "Accept", "application/json");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("\"detail\"");
        }
    }

    @Test
    void asking_too_often_asks_for_patience_and_only_from_that_address() {
        String code = world.code(world.toSquadron());
        assertThat(IntStream.range(0, 650)
                        .map(i -> world.getFrom("192.0.2.9", port, "/credentials/keys")
                                .statusCode()))
                .contains(200, 429);
        HttpResponse<String> late = world.getFrom("192.0.2.9", port, "/credentials/" + code);
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.body()).contains("查询过于频繁");
        assertThat(badge(code).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> badge(String code) {
        return world.get(port, "/credentials/" + code);
    }

    /** What a verifier does: fetch the keys, check signature, algorithm and the claims that must be there. */
    private JwtClaims verified(String badge) throws Exception {
        JsonWebKeySet keys =
                new JsonWebKeySet(world.get(port, "/credentials/keys").body());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setRequireJwtId()
                .setRequireSubject()
                .setRequireNotBefore()
                .setExpectedIssuer(true, BASE + "/credentials/issuer")
                .build()
                .processToClaims(badge);
    }

    private JsonNode payload(String badge) throws Exception {
        return json.readTree(new String(Base64.getUrlDecoder().decode(badge.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private List<String> revoked() throws Exception {
        return StreamSupport.stream(
                        read("/credentials/revocations")
                                .get("revokedCredential")
                                .spliterator(),
                        false)
                .filter(entry -> entry.get("revoked").asBoolean())
                .map(entry -> entry.get("id").asText())
                .toList();
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = world.get(port, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String path(String address) {
        assertThat(address).startsWith(BASE);
        return URI.create(address).getPath();
    }
}
