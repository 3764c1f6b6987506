package cn.redflower.people.account.administration;

import cn.redflower.people.account.WhyLogIn;
import cn.redflower.people.account.session.EndingSessions;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives and ends posts. Whoever loses one, or becomes administrator, logs in anew, as an open session still goes by
 * what she was.
 */
@Service
class GivingPosts {

    private final JdbcClient jdbc;
    private final PostRules rules;
    private final LastAdministrator lastAdministrator;
    private final EngineIdentities identities;
    private final EndingSessions ending;
    private final AuditTrail trail;
    private final Clock clock;

    GivingPosts(
            JdbcClient jdbc,
            PostRules rules,
            LastAdministrator lastAdministrator,
            EngineIdentities identities,
            EndingSessions ending,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.lastAdministrator = lastAdministrator;
        this.identities = identities;
        this.ending = ending;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome<Void> give(long person, PostWanted typed) {
        // locked: two administrators may have the same thought
        if (jdbc.sql("select id from honors.person where id = ? for update")
                .param(person)
                .query(Long.class)
                .optional()
                .isEmpty()) {
            return Outcome.refused(Refusal.notFound("account.not-found"));
        }
        PostWanted post = rules.complete(typed);
        List<Refusal> reasons = rules.reasonsAgainst(post);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        if (holds(person, post)) {
            return Outcome.refused(Refusal.conflict("account.post.held"));
        }
        Optional<String> login = loginOf(person);
        insert(person, login.orElse(null), post);
        identities.synchronize();
        if (post.kind() == PostKind.ADMINISTRATOR) {
            login.ifPresent(this::logInAnew);
        }
        return Outcome.done();
    }

    void insert(long person, String login, PostWanted post) {
        jdbc.sql("insert into honors.post (person_id, kind, organ_id, squadron_id, since) values (?, ?, ?, ?, ?)")
                .params(person, post.kind().name(), post.organId(), post.squadronId(), LocalDate.now(clock))
                .update();
        trail.record(AuditEvent.done(
                "post.given",
                post.organId(),
                subject(person, login),
                detail(post.kind().name(), post.squadronId())));
    }

    private record Ended(String kind, String organId, String squadronId) {}

    @Transactional
    public Outcome<Void> end(long person, long postId) {
        Optional<Ended> found = jdbc.sql(
                        "select kind, organ_id, squadron_id from honors.post where id = ? and person_id = ? and until "
                                + "is null for update")
                .params(postId, person)
                .query(Ended.class)
                .optional();
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("account.post.not-found"));
        }
        Ended post = found.get();
        Optional<Refusal> last = post.kind().equals(PostKind.ADMINISTRATOR.name())
                ? lastAdministrator.without(person)
                : Optional.empty();
        if (last.isPresent()) {
            return Outcome.refused(last.get());
        }
        jdbc.sql("update honors.post set until = ? where id = ?")
                .params(LocalDate.now(clock), postId)
                .update();
        identities.synchronize();
        Optional<String> login = loginOf(person);
        trail.record(AuditEvent.done(
                "post.ended",
                post.organId(),
                subject(person, login.orElse(null)),
                detail(post.kind(), post.squadronId())));
        login.ifPresent(this::logInAnew);
        return Outcome.done();
    }

    private void logInAnew(String login) {
        ending.everywhere(login, WhyLogIn.DUTIES);
    }

    private boolean holds(long person, PostWanted post) {
        return jdbc.sql("""
                        select exists (select 1 from honors.post
                                       where person_id = ? and kind = ? and organ_id = ?
                                           and squadron_id is not distinct from ? and until is null)""")
                .params(person, post.kind().name(), post.organId(), post.squadronId())
                .query(Boolean.class)
                .single();
    }

    private Optional<String> loginOf(long person) {
        return jdbc.sql("select login from honors.account where person_id = ?")
                .param(person)
                .query(String.class)
                .optional();
    }

    private static String subject(long person, String login) {
        return login == null ? "person " + person : login;
    }

    private static String detail(String kind, String squadron) {
        return squadron == null ? kind : kind + " " + squadron;
    }
}
