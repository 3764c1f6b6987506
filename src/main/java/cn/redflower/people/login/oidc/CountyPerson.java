package cn.redflower.people.login.oidc;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody whom a provider knows, under the name of her account here. */
class CountyPerson extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    private final String login;

    CountyPerson(
            String login,
            Collection<? extends GrantedAuthority> authorities,
            OidcIdToken idToken,
            OidcUserInfo userInfo) {
        super(authorities, idToken, userInfo);
        this.login = login;
    }

    @Override
    public String getName() {
        return login;
    }
}
