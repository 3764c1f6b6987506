package cn.redflower.people.account.lockout;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which accounts are kept waiting after wrong passwords, and the end of it. */
@Service
public class Bars {

    private final Attempts attempts;
    private final AuditTrail trail;

    Bars(Attempts attempts, AuditTrail trail) {
        this.attempts = attempts;
        this.trail = trail;
    }

    /** Which of these accounts are kept waiting somewhere at the moment. */
    public List<String> among(List<String> logins) {
        return attempts.barred(logins);
    }

    /** Lets the account try again from wherever. An address that tried many accounts stays barred. */
    @Transactional
    public void lift(String login) {
        attempts.forgive(login);
        trail.record(AuditEvent.done("account.unlocked", null, login, null));
    }
}
