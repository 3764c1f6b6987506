package cn.redflower.people.account;

import org.springframework.security.access.AccessDeniedException;

/** A request by somebody who still has the password that somebody else chose for her. */
public class PasswordMustChange extends AccessDeniedException {

    public PasswordMustChange() {
        super("the password has to be changed first");
    }
}
