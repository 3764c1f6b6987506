package cn.redflower.honours.certificate.openbadge;

import cn.redflower.honours.certificate.Certificate;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.ratelimit.AddressLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What wallets and verifiers ask for; nobody needs to log in. A badge is given to whoever has the certificate's code;
 * what it refers to names nobody. Asked too often from one address, it asks for patience.
 */
@RestController
@RequestMapping(BadgeAddresses.ROOT)
@WhenSwitchedOn
class OpenBadgeEndpoints {

    private static final MediaType VC_JWT = MediaType.valueOf("application/vc+jwt");
    private static final CacheControl A_WHILE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private static final CacheControl SHORTLY =
            CacheControl.maxAge(Duration.ofMinutes(4)).cachePublic();

    private final Certificates certificates;
    private final BadgePolicy policy;
    private final WritingCredentials credentials;
    private final Achievements achievements;
    private final Issuer issuer;
    private final RevocationList revocations;
    private final SigningKey key;
    private final BadgeAddresses addresses;
    private final Problems problems;
    private final AddressLimit limit;

    OpenBadgeEndpoints(
            Certificates certificates,
            BadgePolicy policy,
            WritingCredentials credentials,
            Achievements achievements,
            Issuer issuer,
            RevocationList revocations,
            SigningKey key,
            BadgeAddresses addresses,
            Problems problems,
            OpenBadgeProperties properties) {
        this.certificates = certificates;
        this.policy = policy;
        this.credentials = credentials;
        this.achievements = achievements;
        this.issuer = issuer;
        this.revocations = revocations;
        this.key = key;
        this.addresses = addresses;
        this.problems = problems;
        this.limit = new AddressLimit(properties.requestsPerAddress(), properties.requestsPer());
    }

    @GetMapping("/{code}")
    ResponseEntity<?> credential(@PathVariable String code, HttpServletRequest request) {
        return answer(
                request,
                () -> certificates
                        .findByCode(code)
                        .<ResponseEntity<?>>map(certificate -> switch (policy.of(certificate)) {
                            case GIVEN -> badge(certificate, request);
                            case NONE -> problem(404, "openbadge.unknown");
                            case WITHDRAWN -> problem(410, "openbadge.withdrawn");
                            case REVOKED -> problem(410, "openbadge.revoked");
                        })
                        .orElseGet(() -> problem(404, "openbadge.unknown")));
    }

    @GetMapping("/issuer")
    ResponseEntity<?> issuer(HttpServletRequest request) {
        return answer(request, () -> ResponseEntity.ok().cacheControl(A_WHILE).body(issuer.profile()));
    }

    @GetMapping("/achievements/{kind}")
    ResponseEntity<?> achievement(@PathVariable String kind, HttpServletRequest request) {
        return answer(
                request,
                () -> achievements
                        .find(kind)
                        .<ResponseEntity<?>>map(achievement ->
                                ResponseEntity.ok().cacheControl(A_WHILE).body(achievement))
                        .orElseGet(() -> problem(404, "openbadge.unknown-achievement")));
    }

    @GetMapping("/keys")
    ResponseEntity<?> keys(HttpServletRequest request) {
        return answer(
                request, () -> ResponseEntity.ok().cacheControl(A_WHILE).body(Map.of("keys", List.of(published()))));
    }

    /** What a badge's header refers to: the one key itself. */
    @GetMapping("/keys/{thumbprint}")
    ResponseEntity<?> key(@PathVariable String thumbprint, HttpServletRequest request) {
        return answer(
                request,
                () -> thumbprint.equals(key.thumbprint())
                        ? ResponseEntity.ok().cacheControl(A_WHILE).body(published())
                        : problem(404, "openbadge.unknown-key"));
    }

    @GetMapping("/revocations")
    ResponseEntity<?> revocations(HttpServletRequest request) {
        return answer(request, () -> ResponseEntity.ok().cacheControl(SHORTLY).body(revocations.published()));
    }

    /** As Open Badges want it, plain text; under the media type of verifiable credentials for whoever asks for that. */
    private ResponseEntity<String> badge(Certificate certificate, HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        String file = "openbadge-" + Pseudonyms.ofBadge(certificate.code()).substring("urn:uuid:".length()) + ".jwt";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .contentType(accepted != null && accepted.contains(VC_JWT.toString()) ? VC_JWT : MediaType.TEXT_PLAIN)
                .body(credentials.signed(certificate));
    }

    private Map<String, Object> published() {
        return key.published(addresses.key(key.thumbprint()));
    }

    private ResponseEntity<?> answer(HttpServletRequest request, Supplier<ResponseEntity<?>> answer) {
        return limit.allows(request.getRemoteAddr()) ? answer.get() : problem(429, "openbadge.too-often");
    }

    private ResponseEntity<Map<String, Object>> problem(int status, String code) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.body(status, code, problems.text(code)));
    }
}
