package cn.redflower.people.login.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A small OpenID provider on a port of its own, honest until a test makes it lie. Its login page is a link; whom it
 * lets in is what the test says. It insists on the client's secret, on PKCE, and on giving each code out for tokens
 * once.
 */
public final class TestProvider {

    public static final String CLIENT = "little-red-flower";
    public static final String SECRET = "the client's own secret, long enough to sign with it";

    /** What is wrong with the next ID tokens. */
    public enum Lie {
        NONCE,
        KEY,
        AUDIENCE,
        EXPIRED,
        ISSUER,
        UNSIGNED,
        SIGNED_WITH_CLIENT_SECRET,
        SUBJECT_OF_USER_INFO,
        DOWN_AT_TOKEN
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey foreignKey;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> tokens = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile Lie lie;
    /** What was asked for last. */
    public volatile Map<String, String> asked = Map.of();

    public volatile Map<String, String> loggedOut = Map.of();

    private TestProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048)
                .keyID("one")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        foreignKey = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test-provider");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/.well-known/openid-configuration", this::configuration);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.createContext(
                "/jwks",
                exchange -> answer(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/end-session", this::endSession);
        server.start();
    }

    public static TestProvider start() {
        try {
            return new TestProvider();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void letsIn(String login) {
        person = Map.of("preferred_username", login);
    }

    public void letsIn(Map<String, Object> claims) {
        person = claims;
    }

    public void lies(Lie what) {
        lie = what;
    }

    public void honest() {
        lie = null;
    }

    private void configuration(HttpExchange exchange) throws IOException {
        Map<String, Object> all = new HashMap<>(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "jwks_uri",
                issuer() + "/jwks",
                "end_session_endpoint",
                issuer() + "/end-session",
                "subject_types_supported",
                Set.of("public"),
                "response_types_supported",
                Set.of("code"),
                "id_token_signing_alg_values_supported",
                Set.of("RS256")));
        all.put("token_endpoint_auth_methods_supported", Set.of("client_secret_basic"));
        answer(exchange, 200, "application/json", json.writeValueAsString(all));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String back =
                asked.get("redirect_uri") + "?state=" + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        answer(exchange, 200, "text/html; charset=utf-8", """
                <!DOCTYPE html><title>测试县统一身份认证</title><h1>测试县统一身份认证</h1>
                <p><a id="in" href="%s&amp;code=%s">登录</a></p>
                <p><a id="cancel" href="%s&amp;error=access_denied">取消</a></p>""".formatted(back, code, back));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> request = codes.remove(form.getOrDefault("code", ""));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                                        + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        if (lie == Lie.DOWN_AT_TOKEN) {
            exchange.close();
            return;
        }
        if (request == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !"S256".equals(request.get("code_challenge_method"))
                || !hash(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"))
                || !request.get("redirect_uri").equals(form.get("redirect_uri"))) {
            answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        String subject = UUID.randomUUID().toString();
        String token = UUID.randomUUID().toString();
        Map<String, Object> info = new HashMap<>(person);
        info.put("sub", lie == Lie.SUBJECT_OF_USER_INFO ? "somebody else" : subject);
        tokens.put(token, info);
        answer(
                exchange,
                200,
                "application/json",
                json.writeValueAsString(Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "scope",
                        request.get("scope"),
                        "id_token",
                        idToken(subject, request.get("nonce")))));
    }

    private String idToken(String subject, String nonce) {
        Instant issued = lie == Lie.EXPIRED ? Instant.now().minusSeconds(3600) : Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.ISSUER ? issuer() + "/other" : issuer())
                .subject(subject)
                .audience(lie == Lie.AUDIENCE ? "another-client" : CLIENT)
                .claim("nonce", lie == Lie.NONCE ? "not " + nonce : nonce)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(300)))
                .build();
        try {
            if (lie == Lie.UNSIGNED) {
                return new PlainJWT(claims).serialize();
            }
            boolean mac = lie == Lie.SIGNED_WITH_CLIENT_SECRET;
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(mac ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                            .keyID("one")
                            .build(),
                    claims);
            token.sign(mac ? new MACSigner(SECRET) : new RSASSASigner(lie == Lie.KEY ? foreignKey : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        Map<String, Object> info = tokens.get(token);
        answer(
                exchange,
                info == null ? 401 : 200,
                "application/json",
                info == null ? "{}" : json.writeValueAsString(info));
    }

    private void endSession(HttpExchange exchange) throws IOException {
        loggedOut = parameters(exchange.getRequestURI().getRawQuery());
        answer(exchange, 200, "text/html; charset=utf-8", "<!DOCTYPE html><title>已退出</title><h1>已退出统一身份认证</h1>");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> all = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static String hash(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
