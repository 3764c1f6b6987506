package cn.redflower.people.pupil.register;

import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.BasicBadge;
import cn.redflower.people.pupil.HeldAwards;
import cn.redflower.people.pupil.roster.RosterColumns;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of the register show of a pupil, and what they offer to choose from. */
@Component
class PupilSheet {

    /** Fields whose values are codes of ours, with words in {@code pupil.value.<code>}. */
    private static final Set<String> CODED = Set.of("sex", "guardian", "publication");

    private static final Set<String> COLUMNS = Set.of(
            "number", "name", "sex", "birth", "squadron", "squad", "joined", "guardian", "publication", "school");

    private final Pupils pupils;
    private final PupilChanges changes;
    private final Schools schools;
    private final ObjectProvider<HeldAwards> awards;
    private final Problems texts;
    private final Clock clock;

    PupilSheet(
            Pupils pupils,
            PupilChanges changes,
            Schools schools,
            ObjectProvider<HeldAwards> awards,
            Problems texts,
            Clock clock) {
        this.pupils = pupils;
        this.changes = changes;
        this.schools = schools;
        this.awards = awards;
        this.texts = texts;
        this.clock = clock;
    }

    ZoneId zone() {
        return clock.getZone();
    }

    /** A change in words. */
    record Line(OffsetDateTime at, String who, boolean byRoster, String field, String before, String after) {}

    /** The schools that somebody can choose. */
    List<Schools.School> schools(PupilAccess.Scope scope) {
        Set<String> ofSquadrons = new java.util.HashSet<>(scope.schools());
        scope.squadrons().forEach(id -> schools.squadron(id).ifPresent(each -> ofSquadrons.add(each.schoolId())));
        return schools.all().stream()
                .filter(school -> scope.everywhere() || ofSquadrons.contains(school.id()))
                .toList();
    }

    List<Schools.Squadron> squadrons(String schoolId) {
        return schools.squadronsOf(schoolId);
    }

    void show(Pupil pupil, Object typed, boolean keeps, Model model) {
        model.addAttribute("p", pupil);
        model.addAttribute("typed", typed);
        model.addAttribute("keeps", keeps);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("leftReasons", LeftReason.byHand());
        model.addAttribute("badges", badges(pupil));
        model.addAttribute(
                "awards",
                awards.orderedStream()
                        .flatMap(source -> source.of(pupil.id()).stream())
                        .toList());
        model.addAttribute(
                "changes", changes.of(pupil.id()).stream().map(this::line).toList());
        model.addAttribute(
                "otherSchools",
                keeps
                        ? schools.all().stream()
                                .filter(school -> !school.id().equals(pupil.schoolId()))
                                .toList()
                        : List.of());
        choices(pupil.schoolId(), pupil, model);
    }

    /** The squadrons and squads of a school. @param present whose squadron is offered even if it is closed */
    void choices(String schoolId, Pupil present, Model model) {
        List<Schools.Squadron> offered = new ArrayList<>(schoolId == null ? List.of() : squadrons(schoolId));
        if (present != null
                && offered.stream().noneMatch(squadron -> squadron.id().equals(present.squadronId()))) {
            schools.squadron(present.squadronId()).ifPresent(offered::add);
        }
        model.addAttribute("squadrons", offered);
        model.addAttribute("squads", schoolId == null ? List.of() : pupils.squads(schoolId));
    }

    private static List<String> badges(Pupil pupil) {
        String[] held = pupil.basicBadges().split(",");
        List<String> words = new ArrayList<>();
        for (BasicBadge badge : BasicBadge.values()) {
            int times = Integer.parseInt(held[badge.ordinal()]);
            if (times > 0) {
                words.add(badge.chineseName() + (times > 1 ? " ×" + times : ""));
            }
        }
        return words;
    }

    private Line line(PupilChanges.Change change) {
        String field = COLUMNS.contains(change.field())
                ? RosterColumns.name(change.field())
                : texts.text("pupil.change." + change.field());
        return new Line(
                change.at(),
                change.who(),
                change.byRoster(),
                field,
                value(change.field(), change.before()),
                value(change.field(), change.after()));
    }

    private String value(String field, String value) {
        if (value == null) {
            return null;
        } else if (CODED.contains(field)) {
            return texts.text("pupil.value." + value);
        } else if (field.equals("left")) {
            String[] parts = value.split(" ");
            return parts.length == 1 ? parts[0] : parts[0] + " " + texts.text("pupil.left-reason." + parts[1]);
        }
        return value;
    }

    List<String> sentences(List<Refusal> reasons) {
        return reasons.stream().map(texts::sentence).distinct().toList();
    }
}
