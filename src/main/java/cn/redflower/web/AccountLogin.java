package cn.redflower.web;

import cn.redflower.people.organ.Accounts;
import cn.redflower.people.organ.Actor;
import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Logs people in by the accounts of the organization. */
@Component
class AccountLogin implements UserDetailsService {

    private final Accounts accounts;

    AccountLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        Accounts.Credentials credentials =
                accounts.credentialsOf(login).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        boolean administrator =
                accounts.actor(login).map(Actor::isAdministrator).orElse(false);
        return User.withUsername(credentials.login())
                .password(credentials.passwordHash())
                .disabled(!credentials.enabled())
                .authorities(administrator ? List.of(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR")) : List.of())
                .build();
    }
}
