package cn.redflower.casework.approval;

import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The record of a committee's meeting: when, how many were there, how they voted ({@code domain.md} §2, decision in a
 * meeting). Everything may still be missing while it is being typed.
 *
 * @param expected members of the committee
 */
public record CommitteeMeeting(
        LocalDate heldOn,
        String place,
        Integer expected,
        Integer present,
        Integer inFavour,
        Integer against,
        Integer abstained,
        String minutes) {

    public static final CommitteeMeeting NONE = new CommitteeMeeting(null, null, null, null, null, null, null, null);
    private static final int LARGEST_COMMITTEE = 500;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_TEXT = 4000;

    /** What is wrong with it even as a draft. */
    public List<Refusal> faults() {
        List<Refusal> refusals = new ArrayList<>();
        if (numbers().anyMatch(n -> n != null && (n < 0 || n > LARGEST_COMMITTEE))) {
            refusals.add(Refusal.rule("approval.meeting.number-out-of-range", LARGEST_COMMITTEE));
        }
        if (place != null && place.length() > LONGEST_PLACE) {
            refusals.add(Refusal.rule("approval.meeting.place-too-long", LONGEST_PLACE));
        }
        if (minutes != null && minutes.length() > LONGEST_TEXT) {
            refusals.add(Refusal.rule("approval.meeting.text-too-long", LONGEST_TEXT));
        }
        return refusals;
    }

    /** What is missing before something counts as decided in it. */
    public List<Refusal> missing(LocalDate today) {
        List<Refusal> refusals = new ArrayList<>();
        if (heldOn == null) {
            refusals.add(Refusal.rule("approval.meeting.date-missing"));
        } else if (heldOn.isAfter(today)) {
            refusals.add(Refusal.rule("approval.meeting.in-the-future"));
        }
        if (numbers().anyMatch(Objects::isNull)) {
            refusals.add(Refusal.rule("approval.meeting.numbers-missing"));
            return refusals;
        }
        if (present == 0 || present > expected) {
            refusals.add(Refusal.rule("approval.meeting.attendance"));
        }
        int votes = inFavour + against + abstained;
        if (votes != present) {
            refusals.add(Refusal.rule("approval.meeting.votes-do-not-add-up", votes, present));
        } else if (inFavour * 2 <= present) {
            refusals.add(Refusal.rule("approval.meeting.no-majority"));
        }
        return refusals;
    }

    private Stream<Integer> numbers() {
        return Stream.of(expected, present, inFavour, against, abstained);
    }
}
