package cn.redflower.honours.onestar;

import cn.redflower.casework.approval.CommitteeMeeting;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The committee meetings in which one-star lists are decided. */
@Repository
class Meetings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Meetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A meeting as recorded so far; everything may still be missing while the chair types.
     *
     * @param expected members of the committee
     * @param overQuotaIndividuals why more individuals than the cap are awarded
     */
    record Meeting(
            LocalDate heldOn,
            String place,
            Integer expected,
            Integer present,
            Integer inFavour,
            Integer against,
            Integer abstained,
            String minutes,
            String overQuotaIndividuals,
            String overQuotaCollectives) {

        static final Meeting NONE = new Meeting(null, null, null, null, null, null, null, null, null, null);

        CommitteeMeeting committee() {
            return new CommitteeMeeting(heldOn, place, expected, present, inFavour, against, abstained, minutes);
        }
    }

    Optional<Meeting> of(UUID evaluationId) {
        return jdbc.sql("""
                        select held_on, place, expected, present, in_favour, against, abstained, minutes,
                            over_quota_individuals, over_quota_collectives
                        from honors.committee_meeting
                            where evaluation_id = ?""").param(evaluationId).query(Meeting.class).optional();
    }

    void save(UUID evaluationId, Meeting meeting, String login) {
        jdbc.sql("""
                        insert into honors.committee_meeting (evaluation_id, held_on, place, expected, present,
                            in_favour, against, abstained, minutes,
                            over_quota_individuals, over_quota_collectives, recorded_by, recorded_at)
                        values (:id, :heldOn, :place, :expected, :present, :inFavour, :against, :abstained, :minutes,
                            :individuals, :collectives, :login, :now)
                        on conflict (evaluation_id) do update set held_on = excluded.held_on, place = excluded.place,
                            expected = excluded.expected,
                            present = excluded.present, in_favour = excluded.in_favour, against = excluded.against,
                                abstained = excluded.abstained,
                            minutes = excluded.minutes, over_quota_individuals = excluded.over_quota_individuals,
                            over_quota_collectives = excluded.over_quota_collectives,
                                recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""")
                .param("id", evaluationId)
                .param("heldOn", meeting.heldOn())
                .param("place", meeting.place())
                .param("expected", meeting.expected())
                .param("present", meeting.present())
                .param("inFavour", meeting.inFavour())
                .param("against", meeting.against())
                .param("abstained", meeting.abstained())
                .param("minutes", meeting.minutes())
                .param("individuals", meeting.overQuotaIndividuals())
                .param("collectives", meeting.overQuotaCollectives())
                .param("login", login)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
