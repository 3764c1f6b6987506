package cn.redflower.people.login;

import cn.redflower.people.organ.PostKind;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How people sign in beyond the password, below {@code redflower.signin}. */
@ConfigurationProperties("redflower.signin")
public record SignInSettings(
        @DefaultValue Totp totp, @DefaultValue Oidc oidc) {

    /**
     * One-time codes.
     *
     * @param requiredFor the posts whose holders must use them; nobody by default
     * @param machines accounts of scripts that may go on with HTTP Basic although a post of theirs requires codes; as
     *     long as they have none
     */
    public record Totp(
            @DefaultValue Set<PostKind> requiredFor,
            @DefaultValue Set<String> machines) {}

    /**
     * OpenID Connect; switched on by {@code spring.security.oauth2.client.registration.*}.
     *
     * @param loginClaim the claim that names the account: one that only the provider's administrators can set.
     *     {@code email} stands for the verified address of exactly one enabled account
     * @param trustProviderMfa whether the provider asks for a second factor itself, so that our codes are not asked for
     *     after it
     */
    public record Oidc(
            @DefaultValue("preferred_username") String loginClaim,
            @DefaultValue("false") boolean trustProviderMfa) {}
}
