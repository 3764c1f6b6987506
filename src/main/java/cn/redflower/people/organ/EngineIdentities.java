package cn.redflower.people.organ;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that keeps the engine's users, groups and tenants in step with accounts, posts and schools. The engine
 * only reads them: its own identity service is read-only, so nobody becomes a user by another door. Set-based and in
 * the caller's transaction; run it after any change of accounts, posts or schools.
 *
 * <p>Each school is a tenant. A school's people belong to their own, a town's to those of its schools, the county's
 * organs to all. Groups: one a post kind ({@link PostKind#roleGroup()}), and one an organ that tasks are offered to:
 * {@code league}, {@code education}, {@code county}, {@code town01}, {@code s001SchoolCommittee},
 * {@code s001BrigadeCounselors}, {@code s001q01Counselors}.
 */
@Component
public class EngineIdentities {

    /**
     * The engine's own administrators' group; never empty, as the engine would let anybody make himself one
     * (CVE-2026-77226).
     */
    public static final String ENGINE_ADMINISTRATORS = "camunda-admin";

    private static final String POSTS = """
            select a.login, po.kind, po.organ_id, po.squadron_id, s.id school_id
            from honors.post po join honors.account a on a.person_id = po.person_id and a.enabled
                left join honors.school s on s.id = po.organ_id
            where po.until is null""";

    private static final String WANTED_MEMBERSHIPS = """
            with held as (%s)
            select login, role_group as group_id from held join (values %s) as role(kind, role_group) using (kind)
            union select login, '%s' from held where kind = 'ADMINISTRATOR'
            union select login, organ_id from held where kind in ('LEAGUE_OFFICER', 'EDUCATION_OFFICER',
                'COUNTY_OFFICER', 'TOWN_OFFICER')
            union select login, school_id || 'SchoolCommittee' from held
                where kind in ('SCHOOL_CHAIR', 'SCHOOL_COMMITTEE_MEMBER')
            union select login, school_id || 'BrigadeCounselors' from held where kind = 'BRIGADE_COUNSELOR'
            union select login, squadron_id || 'Counselors' from held where kind = 'SQUADRON_COUNSELOR'""".formatted(
                    POSTS,
                    Stream.of(PostKind.values())
                            .map(k -> "('%s', '%s')".formatted(k.name(), k.roleGroup()))
                            .collect(Collectors.joining(", ")),
                    ENGINE_ADMINISTRATORS);

    private static final String WANTED_TENANCIES = """
            with held as (%s)
            select login, school_id as tenant_id from held where school_id is not null
            union select h.login, s.id from held h join honors.school s on s.town_id = h.organ_id
                where h.kind = 'TOWN_OFFICER'
            union select h.login, s.id from held h cross join honors.school s
                where h.kind in ('LEAGUE_OFFICER', 'EDUCATION_OFFICER', 'COUNTY_OFFICER')
            """.formatted(POSTS);

    /** Beyond this many at once (a county is loaded) only their number is recorded. */
    private static final int RECORDED_ONE_BY_ONE = 200;

    private final JdbcTemplate jdbc;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    EngineIdentities(JdbcTemplate jdbc, AuditTrail trail, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
    }

    /**
     * Makes the engine's identities equal to ours, and tells those who offer tasks to people ({@link PostsChanged}).
     */
    @Transactional
    public void synchronize() {
        synchronizeUsers();
        synchronizeTenants();
        synchronizeMemberships();
        synchronizeTenancies();
        events.publishEvent(new PostsChanged());
    }

    private void synchronizeUsers() {
        record("permission.revoked", changed("""
                delete from act_id_membership where not exists (select 1 from honors.account a
                    where a.login = user_id_ and a.enabled)"""));
        jdbc.update("delete from act_id_tenant_member where user_id_ is not null and not exists (select 1 from "
                + "honors.account a where a.login = user_id_ and a.enabled)");
        jdbc.update("delete from act_id_user where not exists (select 1 from honors.account a where a.login = id_ and "
                + "a.enabled)");
        jdbc.update("""
                insert into act_id_user (id_, rev_, first_, last_, email_)
                select a.login, 1, '', p.name, p.email from honors.account a join honors.person p on p.id = a.person_id
                    where a.enabled
                on conflict (id_) do update set last_ = excluded.last_, email_ = excluded.email_,
                    rev_ = act_id_user.rev_ + 1
                where (act_id_user.last_, act_id_user.email_) is distinct from (excluded.last_, excluded.email_)""");
    }

    private void synchronizeTenants() {
        jdbc.update("""
                insert into act_id_tenant (id_, rev_, name_) select id, 1, name from honors.school
                on conflict (id_) do update set name_ = excluded.name_, rev_ = act_id_tenant.rev_ + 1
                    where act_id_tenant.name_ <> excluded.name_""");
    }

    private void synchronizeMemberships() {
        jdbc.update("""
                insert into act_id_group (id_, rev_, name_, type_)
                select distinct group_id, 1, group_id, 'REDFLOWER' from (%s) as wanted
                    on conflict (id_) do nothing""".formatted(WANTED_MEMBERSHIPS));
        record(
                "permission.revoked",
                changed(("delete from act_id_membership where (user_id_, group_id_) not in (select login, "
                                + "group_id from (%s) as wanted)")
                        .formatted(WANTED_MEMBERSHIPS)));
        record(
                "permission.granted",
                changed(("insert into act_id_membership (user_id_, group_id_) select login, group_id from "
                                + "(%s) as wanted "
                                + "on conflict do nothing")
                        .formatted(WANTED_MEMBERSHIPS)));
    }

    private List<Membership> changed(String statement) {
        return jdbc.query(
                statement + " returning user_id_, group_id_",
                (row, i) -> new Membership(row.getString(1), row.getString(2)));
    }

    private void record(String action, List<Membership> changed) {
        if (changed.size() > RECORDED_ONE_BY_ONE) {
            trail.record(AuditEvent.done(action, null, null, String.valueOf(changed.size())));
        } else {
            changed.forEach(each -> trail.record(AuditEvent.done(action, null, each.login(), each.group())));
        }
    }

    private record Membership(String login, String group) {}

    private void synchronizeTenancies() {
        jdbc.update(
                ("delete from act_id_tenant_member where (user_id_, tenant_id_) not in (select login, tenant_id from "
                                + "(%s) as wanted)")
                        .formatted(WANTED_TENANCIES));
        jdbc.update("""
                insert into act_id_tenant_member (id_, tenant_id_, user_id_)
                select gen_random_uuid()::text, tenant_id, login from (%s) as wanted
                    on conflict do nothing""".formatted(WANTED_TENANCIES));
    }
}
