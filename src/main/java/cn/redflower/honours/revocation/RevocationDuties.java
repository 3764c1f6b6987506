package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody decides on their own proposal ({@code design.md} §2), and who has declared to be related to the holder decides
 * on nothing in the case. A declaration withdrawn after the proposal still counts in it. The hearing bars nobody:
 * stating a view decides nothing, and a task that the school's people had to leave would fall to the organ that
 * decides.
 */
@Component
public class RevocationDuties {

    private final JdbcClient jdbc;

    RevocationDuties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Somebody(UUID caseId, String login) {}

    /** Who leaves these decisions to others. */
    public List<Recusal> whenDeciding(List<OfferedTask> tasks) {
        Map<UUID, String> taskOf = byCase(tasks);
        List<Recusal> recusals = new ArrayList<>(kin(taskOf));
        proposers(taskOf.keySet())
                .forEach(proposer ->
                        recusals.add(Recusal.whole(taskOf.get(proposer.caseId()), proposer.login(), ownProposal())));
        return recusals;
    }

    /** Who leaves the awards that rest on the revoked one to others. */
    public List<Recusal> whenReviewing(List<OfferedTask> tasks) {
        return kin(byCase(tasks));
    }

    /** Why this person does not decide the case, or nothing. */
    List<Refusal> against(UUID id, String login) {
        return of(whenDeciding(List.of(new OfferedTask("", id.toString(), name -> null))), login);
    }

    /** Why this person does not answer for the awards that rest on the revoked one, or nothing. */
    List<Refusal> againstReviewing(UUID id, String login) {
        return of(whenReviewing(List.of(new OfferedTask("", id.toString(), name -> null))), login);
    }

    /**
     * Whether somebody other than the proposer could decide. A school's decision falls to the county committee in the
     * end, that of the county to nobody.
     */
    boolean somebodyElseDecides(String organId, String proposer) {
        return !RevocationAccess.COUNTY.equals(organId)
                || jdbc.sql("""
                        select exists (select 1 from honors.post po
                            join honors.account a on a.person_id = po.person_id and a.enabled
                                       where po.organ_id = ? and po.kind = 'COUNTY_OFFICER' and po.until is null
                                           and a.login <> ?)
                        """).params(organId, proposer).query(Boolean.class).single();
    }

    private static List<Refusal> of(List<Recusal> recusals, String login) {
        return recusals.stream()
                .filter(recusal -> recusal.login().equals(login))
                .map(Recusal::reason)
                .toList();
    }

    private List<Somebody> proposers(Collection<UUID> cases) {
        return jdbc.sql("select id as case_id, proposed_by as login from honors.revocation where id = any (:ids)")
                .param("ids", cases.toArray(UUID[]::new))
                .query(Somebody.class)
                .list();
    }

    private List<Recusal> kin(Map<UUID, String> taskOf) {
        return jdbc.sql("""
                        select distinct r.id as case_id, k.login from honors.revocation r
                            join honors.award a on a.id = r.award_id
                        join honors.kinship k on k.pupil_id = a.pupil_id and (k.withdrawn_at is null
                            or k.withdrawn_at > r.proposed_at)
                        where r.id = any (:ids)
                        """).param("ids", taskOf.keySet().toArray(UUID[]::new)).query(Somebody.class).list().stream()
                .map(kin ->
                        Recusal.whole(taskOf.get(kin.caseId()), kin.login(), Refusal.rule("revocation.own-relative")))
                .toList();
    }

    private static Refusal ownProposal() {
        return Refusal.rule("revocation.own-proposal");
    }

    private static Map<UUID, String> byCase(List<OfferedTask> tasks) {
        return tasks.stream()
                .collect(Collectors.toMap(
                        task -> UUID.fromString(task.caseId()), OfferedTask::taskId, (one, other) -> one));
    }
}
