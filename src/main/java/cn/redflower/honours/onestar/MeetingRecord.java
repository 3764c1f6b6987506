package cn.redflower.honours.onestar;

import cn.redflower.honours.onestar.Meetings.Meeting;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the record of a committee meeting has to say; and a reason wherever more is awarded than the cap. */
@Component
class MeetingRecord {

    private static final int LONGEST_REASON = 4000;

    private final Clock clock;

    MeetingRecord(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with it even as a draft. */
    List<Refusal> againstDraft(Meeting meeting) {
        List<Refusal> refusals = new ArrayList<>(meeting.committee().faults());
        if (Stream.of(meeting.overQuotaIndividuals(), meeting.overQuotaCollectives())
                .anyMatch(t -> t != null && t.length() > LONGEST_REASON)) {
            refusals.add(Refusal.rule("badge.reason-too-long", LONGEST_REASON));
        }
        return refusals;
    }

    /** What is missing before the decision can be closed. */
    List<Refusal> against(Meeting meeting) {
        return meeting.committee().missing(LocalDate.now(clock));
    }

    /** Reasons that are missing for going over a cap. */
    List<Refusal> againstExcess(Meeting meeting, Standing.Uses uses) {
        List<Refusal> refusals = new ArrayList<>();
        if (uses.individuals().overCap() && blank(meeting.overQuotaIndividuals())) {
            refusals.add(Refusal.rule(
                    "badge.over-quota.individuals",
                    uses.individuals().approved(),
                    uses.individuals().cap()));
        }
        if (uses.collectives().overCap() && blank(meeting.overQuotaCollectives())) {
            refusals.add(Refusal.rule(
                    "badge.over-quota.collectives",
                    uses.collectives().approved(),
                    uses.collectives().cap()));
        }
        return refusals;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
