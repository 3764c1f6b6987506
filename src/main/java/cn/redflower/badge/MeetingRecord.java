package cn.redflower.badge;

import cn.redflower.badge.Meetings.Meeting;
import cn.redflower.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the record of a committee meeting has to say: when, how many were there, how they voted ({@code domain.md} §2, decision in
 * a meeting); and a reason wherever more is awarded than the cap.
 */
@Component
class MeetingRecord {

    private static final int LARGEST_COMMITTEE = 500;

    private final Clock clock;

    MeetingRecord(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with it even as a draft. */
    List<Refusal> againstDraft(Meeting meeting) {
        List<Refusal> refusals = new ArrayList<>();
        if (Stream.of(meeting.expected(), meeting.present(), meeting.inFavour(), meeting.against(), meeting.abstained())
                .anyMatch(n -> n != null && (n < 0 || n > LARGEST_COMMITTEE))) {
            refusals.add(Refusal.rule("badge.meeting.number-out-of-range", LARGEST_COMMITTEE));
        }
        if (Stream.of(meeting.place(), meeting.minutes(), meeting.overQuotaIndividuals(), meeting.overQuotaCollectives())
                .anyMatch(t -> t != null && t.length() > 4000)) {
            refusals.add(Refusal.rule("badge.reason-too-long", 4000));
        }
        return refusals;
    }

    /** What is missing before the decision can be closed. */
    List<Refusal> against(Meeting meeting) {
        List<Refusal> refusals = new ArrayList<>();
        if (meeting.heldOn() == null) {
            refusals.add(Refusal.rule("badge.meeting.date-missing"));
        } else if (meeting.heldOn().isAfter(LocalDate.now(clock))) {
            refusals.add(Refusal.rule("badge.meeting.in-the-future"));
        }
        if (Stream.of(meeting.expected(), meeting.present(), meeting.inFavour(), meeting.against(), meeting.abstained()).anyMatch(java.util.Objects::isNull)) {
            refusals.add(Refusal.rule("badge.meeting.numbers-missing"));
            return refusals;
        }
        if (meeting.present() == 0 || meeting.present() > meeting.expected()) {
            refusals.add(Refusal.rule("badge.meeting.attendance"));
        }
        if (meeting.inFavour() + meeting.against() + meeting.abstained() != meeting.present()) {
            refusals.add(Refusal.rule("badge.meeting.votes-do-not-add-up", meeting.inFavour() + meeting.against() + meeting.abstained(), meeting.present()));
        } else if (meeting.inFavour() * 2 <= meeting.present()) {
            refusals.add(Refusal.rule("badge.meeting.no-majority"));
        }
        return refusals;
    }

    /** Reasons that are missing for going over a cap. */
    List<Refusal> againstExcess(Meeting meeting, Standing.Uses uses) {
        List<Refusal> refusals = new ArrayList<>();
        if (uses.individuals().overCap() && blank(meeting.overQuotaIndividuals())) {
            refusals.add(Refusal.rule("badge.over-quota.individuals", uses.individuals().approved(), uses.individuals().cap()));
        }
        if (uses.collectives().overCap() && blank(meeting.overQuotaCollectives())) {
            refusals.add(Refusal.rule("badge.over-quota.collectives", uses.collectives().approved(), uses.collectives().cap()));
        }
        return refusals;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
