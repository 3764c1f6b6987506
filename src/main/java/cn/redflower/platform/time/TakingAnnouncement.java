package cn.redflower.platform.time;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An administrator pastes the State Council's announcement: first it is read and held against what is there, and
 * nothing is written; once she confirms, it is taken. The same text twice changes nothing.
 */
@Service
class TakingAnnouncement {

    private final CalendarYears years;
    private final MaintainingCalendar maintaining;

    TakingAnnouncement(CalendarYears years, MaintainingCalendar maintaining) {
        this.years = years;
        this.maintaining = maintaining;
    }

    /**
     * What the text would change in one year.
     *
     * @param version of the year as it is, 0 if it has not been entered
     * @param isNew whether it has not been entered
     * @param added days that the calendar does not have, or has otherwise
     * @param removed days that the calendar has and the text does not
     */
    record Change(
            int year, int version, boolean isNew, boolean confirms, List<SpecialDay> added, List<SpecialDay> removed) {

        public boolean isNothing() {
            return !isNew && !confirms && added.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * The text as it was understood.
     *
     * @param changes of the announced year and, where the text names days of them, of its neighbours
     */
    record Preview(Announcement announcement, List<Change> changes) {

        public boolean changesNothing() {
            return changes.stream().allMatch(Change::isNothing);
        }

        public boolean mayBeTaken() {
            return announcement.faults().isEmpty();
        }

        /** What the person sees when she confirms; if it is another one then, somebody else was faster. */
        public String stamp() {
            return changes.stream()
                    .map(c -> c.year() + ":" + c.version())
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
        }
    }

    /** Reads the text; writes nothing. @param year as a person has named it, or null */
    @Transactional(readOnly = true)
    Preview read(String text, Integer year) {
        Announcement announcement = Announcement.read(text, year);
        if (!announcement.faults().isEmpty()) {
            return new Preview(announcement, List.of());
        }
        List<HolidayReading.Fault> faults = CalendarRules.defects(announcement.year(), daysOf(announcement)).stream()
                .map(defect -> new HolidayReading.Fault(null, defect.reason()))
                .toList();
        return faults.isEmpty()
                ? new Preview(announcement, changes(announcement))
                : new Preview(new Announcement(announcement.year(), announcement.days(), faults), List.of());
    }

    /**
     * Takes the text.
     *
     * @param stamp of the preview that was confirmed, or null if there was none
     * @throws cn.redflower.platform.problem.RefusedException if somebody else changes the calendar at the same moment;
     *     nothing is taken then
     */
    @Transactional
    public Outcome<Preview> take(String text, Integer year, String stamp, String by) {
        Preview preview = read(text, year);
        if (!preview.mayBeTaken()) {
            return Outcome.refused(preview.announcement().faults().stream()
                    .map(HolidayReading.Fault::reason)
                    .toList());
        }
        int announced = preview.announcement().year();
        if (stamp != null && !stamp.equals(preview.stamp())) {
            return Outcome.refused(Refusal.conflict("workingday.changed-meanwhile", String.valueOf(announced)));
        }
        for (Change change : preview.changes()) {
            if (!change.isNothing() && change.year() == announced) {
                maintaining
                        .keep(new CalendarYear(announced, true, change.version(), daysOf(preview.announcement())), by)
                        .orThrow();
            } else if (!change.isNothing()) {
                maintaining.bring(announced, change.year(), change.added(), by).orThrow();
            }
        }
        return Outcome.done(preview);
    }

    /** The announced year's days, with those that another announcement has brought to it. */
    private List<SpecialDay> daysOf(Announcement announcement) {
        Map<LocalDate, SpecialDay> days = new TreeMap<>();
        years.broughtToBy(announcement.year()).forEach(day -> days.put(day.date(), day));
        announcement.in(announcement.year()).forEach(day -> days.put(day.date(), day));
        return List.copyOf(days.values());
    }

    private List<Change> changes(Announcement announcement) {
        int announced = announcement.year();
        List<Change> changes = new ArrayList<>();
        changes.add(change(announced, daysOf(announcement), true));
        IntStream.of(announced - 1, announced + 1)
                .filter(other -> !announcement.in(other).isEmpty())
                .forEach(other -> {
                    List<SpecialDay> known = years.daysOf(other);
                    List<SpecialDay> added = announcement.in(other).stream()
                            .filter(day -> !known.contains(day))
                            .toList();
                    changes.add(new Change(other, version(other), false, false, added, List.of()));
                });
        return changes;
    }

    private Change change(int year, List<SpecialDay> wanted, boolean confirms) {
        Optional<CalendarYear> present = years.find(year);
        List<SpecialDay> known = present.map(CalendarYear::days).orElse(List.of());
        List<LocalDate> dates = wanted.stream().map(SpecialDay::date).toList();
        return new Change(
                year,
                present.map(CalendarYear::version).orElse(0),
                present.isEmpty(),
                confirms && present.isPresent() && !present.get().confirmed(),
                wanted.stream().filter(day -> !known.contains(day)).toList(),
                known.stream().filter(day -> !dates.contains(day.date())).toList());
    }

    private int version(int year) {
        return years.find(year).map(CalendarYear::version).orElse(0);
    }
}
