package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.OfferedTask;
import cn.redflower.casework.approval.Recusal;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody decides on their own submission ({@code design.md} §2): who nominated or changed a row on the list, or ever
 * gave the list to the committee, leaves the decision to others, whatever colleagues did with it since; who has
 * declared to be related to a pupil leaves that pupil's row to others. A declaration withdrawn after the round was
 * opened still counts in it.
 */
@Component
public class NominationDuties {

    private static final String KIN = """
            from honors.county_nominee n join honors.county_round r on r.id = n.round_id
            join honors.kinship k on k.pupil_id = n.pupil_id and (k.withdrawn_at is null
                or k.withdrawn_at > coalesce(r.opened_at, r.drafted_at))
            join honors.pupil p on p.id = n.pupil_id""";

    private final JdbcClient jdbc;

    NominationDuties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Author(UUID nominationId, String login) {}

    private record Relative(UUID nominationId, String login, long rowId, String name) {}

    /** Who leaves the decision of these lists, or single rows, to others. */
    public List<Recusal> whenDeciding(List<OfferedTask> tasks) {
        Map<UUID, String> taskOf = tasks.stream()
                .collect(Collectors.toMap(
                        task -> UUID.fromString(task.caseId()), OfferedTask::taskId, (one, other) -> one));
        List<Recusal> recusals = new ArrayList<>();
        authors(taskOf.keySet())
                .forEach(author -> recusals.add(
                        Recusal.whole(taskOf.get(author.nominationId()), author.login(), ownSubmission())));
        jdbc.sql("select n.nomination_id, k.login, n.id as row_id, p.name " + KIN
                        + " where n.nomination_id = any (:ids)")
                .param("ids", taskOf.keySet().toArray(UUID[]::new))
                .query(Relative.class)
                .list()
                .forEach(kin -> recusals.add(new Recusal(
                        taskOf.get(kin.nominationId()),
                        kin.login(),
                        String.valueOf(kin.rowId()),
                        ownRelative(kin.name()))));
        return recusals;
    }

    boolean isAuthor(UUID nominationId, String login) {
        return authors(List.of(nominationId)).stream()
                .anyMatch(author -> author.login().equals(login));
    }

    Set<Long> rowsOfRelatives(UUID nominationId, String login) {
        return jdbc.sql("select n.id " + KIN + " where n.nomination_id = ? and k.login = ?")
                .params(nominationId, login)
                .query(Long.class)
                .set();
    }

    /** Names on rows that a relative decided before she declared it. */
    List<String> decidedByRelatives(UUID nominationId) {
        return jdbc.sql("select distinct p.name " + KIN
                        + " where n.nomination_id = ? and n.school_decided_by = k.login")
                .param(nominationId)
                .query(String.class)
                .list();
    }

    static Refusal ownSubmission() {
        return Refusal.rule("nomination.own-submission");
    }

    static Refusal ownRelative(String name) {
        return Refusal.rule("nomination.own-relative", name);
    }

    private List<Author> authors(Collection<UUID> nominations) {
        return jdbc.sql("""
                        select nomination_id, login from honors.nomination_hand_in where nomination_id = any (:ids)
                        union select nomination_id, nominated_by from honors.county_nominee
                            where nomination_id = any (:ids)
                        union select n.nomination_id, e.login from honors.county_nominee n
                            join honors.county_row_event e on e.nominee_id = n.id
                        where n.nomination_id = any (:ids) and e.action in ('NOMINATE', 'EDIT')
                            and e.login is not null""")
                .param("ids", nominations.toArray(UUID[]::new))
                .query(Author.class)
                .list();
    }
}
