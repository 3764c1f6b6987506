package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.CommitteeMeeting;
import cn.redflower.honours.countyround.SchoolNomination;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a school's list has beside its rows: who gave it to the committee, the express nil return, the meeting. */
@Repository
public class NominationPapers {

    private final JdbcClient jdbc;
    private final Clock clock;

    NominationPapers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param nilReason why the school nominates nobody; null if it does */
    record Declaration(String handedInBy, String nilReason) {}

    Declaration of(UUID nominationId) {
        return jdbc.sql("select handed_in_by, nil_reason from honors.school_nomination where id = ?")
                .param(nominationId)
                .query(Declaration.class)
                .single();
    }

    void declareNil(UUID nominationId, String reason) {
        jdbc.sql("update honors.school_nomination set nil_reason = ? where id = ?")
                .params(java.util.Arrays.asList(reason, nominationId))
                .update();
    }

    void handedIn(UUID nominationId, String login) {
        jdbc.sql("update honors.school_nomination set status = 'DECIDING', handed_in_by = ?, return_remark = "
                        + "null where id = ?")
                .params(login, nominationId)
                .update();
        jdbc.sql("insert into honors.nomination_hand_in (nomination_id, login, first_at) values (?, ?, ?) on "
                        + "conflict do nothing")
                .params(nominationId, login, OffsetDateTime.now(clock))
                .update();
    }

    /**
     * The meeting over the list as it is now; one that came back is decided anew. After it was handed in, the last
     * meeting.
     */
    Optional<CommitteeMeeting> meeting(SchoolNomination list) {
        return jdbc.sql("""
                        select held_on, place, expected, present, in_favour, against, abstained, minutes
                            from honors.nomination_meeting
                        where nomination_id = ? and submission = ?""")
                .params(list.id(), list.status().atSchool() ? list.submissions() : list.submissions() - 1)
                .query(CommitteeMeeting.class)
                .optional();
    }

    void save(SchoolNomination list, CommitteeMeeting meeting, String login) {
        jdbc.sql("""
                        insert into honors.nomination_meeting (nomination_id, submission, held_on, place, expected,
                            present, in_favour, against, abstained, minutes, recorded_by, recorded_at)
                        values (:id, :submission, :heldOn, :place, :expected, :present, :inFavour, :against, :abstained,
                            :minutes, :login, :now)
                        on conflict (nomination_id, submission) do update
                            set held_on = excluded.held_on, place = excluded.place, expected = excluded.expected,
                            present = excluded.present, in_favour = excluded.in_favour, against = excluded.against,
                                abstained = excluded.abstained,
                            minutes = excluded.minutes, recorded_by = excluded.recorded_by,
                                recorded_at = excluded.recorded_at""")
                .param("id", list.id())
                .param("submission", list.submissions())
                .param("heldOn", meeting.heldOn())
                .param("place", meeting.place())
                .param("expected", meeting.expected())
                .param("present", meeting.present())
                .param("inFavour", meeting.inFavour())
                .param("against", meeting.against())
                .param("abstained", meeting.abstained())
                .param("minutes", meeting.minutes())
                .param("login", login)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
