package cn.redflower.people.account.session;

import cn.redflower.people.account.WhyLogIn;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logs an account out: of one session or everywhere, on every node, scripts that sent its password included. */
@Service
public class EndingSessions {

    private final OpenSessions sessions;
    private final AuditTrail trail;

    EndingSessions(OpenSessions sessions, AuditTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    /** One of the person's own. */
    @Transactional
    public void one(String login, UUID session) {
        if (sessions.end(login, session)) {
            trail.record(AuditEvent.done("sessions.ended", null, login, "one"));
        }
    }

    /** All of them. @param why what those are told who meant to go on */
    @Transactional
    public void everywhere(String login, WhyLogIn why) {
        sessions.endAll(login, null, why);
        trail.record(AuditEvent.done("sessions.ended", null, login, "all"));
    }

    /** All but the one in which the password was just changed; none goes on where it is null. */
    @Transactional
    public void afterChangeOfPassword(String login, UUID present) {
        sessions.endAll(login, present, WhyLogIn.PASSWORD);
        trail.record(AuditEvent.done("sessions.ended", null, login, "password"));
    }
}
