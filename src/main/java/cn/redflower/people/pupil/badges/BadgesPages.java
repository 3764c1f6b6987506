package cn.redflower.people.pupil.badges;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.BasicBadge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 基础章登记: the squadrons of a school with their sums, and a squadron's grid, whose data comes from the API. */
@Controller
class BadgesPages {

    private final BadgeAccess access;
    private final BadgeEntries entries;
    private final RecordingBadges recording;
    private final Schools schools;

    BadgesPages(BadgeAccess access, BadgeEntries entries, RecordingBadges recording, Schools schools) {
        this.access = access;
        this.entries = entries;
        this.recording = recording;
        this.schools = schools;
    }

    /** A squadron of the list. @param won in this term, in the order of the badges */
    record Line(String id, String name, int pupils, int[] won) {}

    /** The squadrons of a grade. @param won of them all */
    record Grade(int grade, List<Line> lines, int pupils, int[] won) {}

    @GetMapping("/basic-badges")
    String squadrons(Actor actor, @RequestParam(required = false) String school, Model model) {
        List<Schools.School> choice = access.schoolsOf(actor);
        List<Schools.Squadron> own = access.ownSquadrons(actor);
        if (choice.isEmpty() && own.isEmpty()) {
            throw BadgeAccess.notFound();
        }
        if (choice.isEmpty() && own.size() == 1) {
            return "redirect:/basic-badges/" + own.get(0).id();
        }
        String chosen = choice.stream()
                .map(Schools.School::id)
                .filter(id -> school == null || school.isBlank() || id.equals(school))
                .findFirst()
                .orElse(null);
        if (chosen == null && !choice.isEmpty()) {
            throw BadgeAccess.notFound();
        }
        model.addAttribute("schools", choice);
        model.addAttribute("chosen", chosen);
        model.addAttribute("term", recording.present().title());
        model.addAttribute("families", BasicBadge.Family.values());
        model.addAttribute("badges", BasicBadge.values());
        List<Schools.Squadron> shown = new ArrayList<>(chosen == null ? own : schools.squadronsOf(chosen));
        model.addAttribute("grades", grades(shown));
        return "organization/basic-badges";
    }

    @GetMapping("/basic-badges/{squadronId}")
    String grid(Actor actor, @PathVariable String squadronId, Model model) {
        Schools.Squadron squadron = access.squadron(actor, squadronId);
        model.addAttribute("squadron", squadron);
        model.addAttribute("school", schools.find(squadron.schoolId()).orElseThrow());
        model.addAttribute(
                "more",
                !access.schoolsOf(actor).isEmpty() || access.ownSquadrons(actor).size() > 1);
        model.addAttribute("login", actor.login());
        model.addAttribute("families", BasicBadge.Family.values());
        model.addAttribute("badges", BasicBadge.values());
        return "organization/basic-badge-grid";
    }

    private List<Grade> grades(List<Schools.Squadron> squadrons) {
        Map<Integer, List<Line>> lines = new TreeMap<>();
        squadrons.stream().map(Schools.Squadron::schoolId).distinct().forEach(school -> {
            Map<String, Integer> pupils = entries.pupilsBySquadron(school);
            Map<String, int[]> won = entries.wonBySquadron(school, recording.present());
            squadrons.stream()
                    .filter(s -> s.schoolId().equals(school))
                    .forEach(s -> lines.computeIfAbsent(s.grade(), g -> new ArrayList<>())
                            .add(new Line(
                                    s.id(),
                                    s.name(),
                                    pupils.getOrDefault(s.id(), 0),
                                    won.getOrDefault(s.id(), new int[BasicBadge.values().length]))));
        });
        return lines.entrySet().stream()
                .map(grade -> new Grade(
                        grade.getKey(),
                        grade.getValue(),
                        grade.getValue().stream().mapToInt(Line::pupils).sum(),
                        sum(grade.getValue())))
                .toList();
    }

    private static int[] sum(List<Line> lines) {
        int[] sum = new int[BasicBadge.values().length];
        lines.forEach(line -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += line.won()[i];
            }
        });
        return sum;
    }
}
