package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominee.SchoolDecision;
import cn.redflower.honours.countyround.CountyNominee.Screening;
import cn.redflower.honours.countyround.SchoolNomination;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a school writes of its rows. */
@Repository
public class NominationRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    NominationRows(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** A decision of the committee over one row; null takes it back. */
    record RowDecision(long rowId, SchoolDecision decision, String reason) {}

    /**
     * Whether a row is the school's to change: not taken up by the county, and neither passed, rejected, struck nor
     * lapsed.
     */
    static boolean open(CountyNominee row) {
        return !row.reserved()
                && row.screening() != Screening.PASSED
                && row.screening() != Screening.REJECTED
                && row.struckReason() == null
                && row.notAwardedReason() == null;
    }

    Optional<Long> add(SchoolNomination list, Long pupilId, String squadronId, String reason, String login) {
        return jdbc.sql("""
                        insert into honors.county_nominee (round_id, nomination_id, school_id, kind, pupil_id,
                            squadron_id, reason, nominated_by)
                        values (:round, :list, :school, :kind, :pupil, :squadron, :reason, :login)
                            on conflict do nothing returning id""")
                .param("round", list.roundId())
                .param("list", list.id())
                .param("school", list.schoolId())
                .param("kind", pupilId == null ? "COLLECTIVE" : "INDIVIDUAL")
                .param("pupil", pupilId)
                .param("squadron", squadronId)
                .param("reason", reason)
                .param("login", login)
                .query(Long.class)
                .optional();
    }

    /** Changes the text of a row: whoever has decided on it has to do so again. */
    void edit(long id, String reason, String login) {
        jdbc.sql("""
                        update honors.county_nominee set reason = ?, nominated_by = ?, version = version + 1,
                            school_decision = null, school_decision_reason = null,
                            school_decided_by = null where id = ?""").params(reason, login, id).update();
        edited(id, login);
    }

    /** Evidence has been added or taken away. */
    void changed(long id, String login) {
        jdbc.sql("update honors.county_nominee set version = version + 1, school_decision = null, "
                        + "school_decision_reason = null, school_decided_by = null where id = ?")
                .param(id)
                .update();
        edited(id, login);
    }

    /** Keeps who changed the row, for nobody decides on what she wrote; what is saved as she types is one change. */
    private void edited(long id, String login) {
        jdbc.sql("""
                        insert into honors.county_row_event (round_id, nomination_id, nominee_id, action, login, at)
                        select n.round_id, n.nomination_id, n.id, 'EDIT', :login, :now from honors.county_nominee n
                        where n.id = :id and (select e.action = 'EDIT' and e.login = :login
                            from honors.county_row_event e where e.nominee_id = n.id
                                              order by e.id desc limit 1) is not true""")
                .param("login", login)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from honors.county_nominee where id = ?").param(id).update();
    }

    void decide(List<RowDecision> decisions, String login) {
        batch.batchUpdate(
                "update honors.county_nominee set school_decision = ?, school_decision_reason = ?, school_decided_by = "
                        + "? where id = ?",
                decisions.stream()
                        .map(d -> new Object[] {
                            d.decision() == null ? null : d.decision().name(),
                            d.decision() == SchoolDecision.REFUSED ? d.reason() : null,
                            d.decision() == null ? null : login,
                            d.rowId()
                        })
                        .toList());
    }

    /** Rows that came back are decided on anew; whatever place they had is free. */
    public void reopenReturned(UUID nominationId) {
        jdbc.sql("""
                        update honors.county_nominee set school_decision = null, school_decision_reason = null,
                            school_decided_by = null, reserved = false
                        where nomination_id = ? and screening = 'RETURNED'""").param(nominationId).update();
    }

    /** Rows that were corrected are to be screened again; the office's remark stays to be compared with. */
    void correctedRowsToScreen(UUID nominationId) {
        jdbc.sql("update honors.county_nominee set screening = null where nomination_id = ? and screening = "
                        + "'RETURNED' and reserved")
                .param(nominationId)
                .update();
    }

    /** Rows that were not handed in in time lapse. */
    void lapse(Collection<Long> ids, String reason) {
        jdbc.sql("update honors.county_nominee set not_awarded_reason = :reason, reserved = false where id = any "
                        + "(:ids)")
                .param("reason", reason)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Pupils on the list who belong to another school by now. */
    Set<Long> movedAway(UUID nominationId) {
        return jdbc.sql("select n.id from honors.county_nominee n join honors.pupil p on p.id = n.pupil_id where "
                        + "n.nomination_id = ? and p.school_id <> n.school_id")
                .param(nominationId)
                .query(Long.class)
                .set();
    }

    /** The pupils of a school who have these numbers, or have them with noughts before, which programs drop. */
    List<Long> pupilsWith(String schoolId, Collection<String> numbers) {
        return jdbc.sql("""
                        select id from honors.pupil
                        where school_id = :school and (number = any (:numbers)
                            or ltrim(number, '0') = any (:numbers))""")
                .param("school", schoolId)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Which of these pupils stand on another school's list of the same round. */
    Set<Long> onOtherLists(SchoolNomination list, Collection<Long> pupils) {
        return jdbc.sql("""
                        select pupil_id from honors.county_nominee
                        where round_id = :round and nomination_id <> :list and pupil_id = any (:pupils)""")
                .param("round", list.roundId())
                .param("list", list.id())
                .param("pupils", pupils.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    void attach(long id, UUID documentId) {
        jdbc.sql("insert into honors.county_evidence (document_id, nominee_id) values (?, ?)")
                .params(documentId, id)
                .update();
    }

    List<UUID> evidenceOf(long id) {
        return jdbc.sql("select document_id from honors.county_evidence where nominee_id = ?")
                .param(id)
                .query(UUID.class)
                .list();
    }

    private record Attached(long nomineeId, UUID documentId) {}

    /** The files of every row of a list. */
    Map<Long, List<UUID>> evidence(UUID nominationId) {
        return jdbc
                .sql("select e.nominee_id, e.document_id from honors.county_evidence e join honors.county_nominee n "
                        + "on n.id = e.nominee_id where n.nomination_id = ?")
                .param(nominationId)
                .query(Attached.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Attached::nomineeId,
                        TreeMap::new,
                        Collectors.mapping(Attached::documentId, Collectors.toList())));
    }
}
