package cn.redflower.people.county.importing;

import cn.redflower.people.county.importing.CountyImport.Difference;
import cn.redflower.people.county.workbook.Draft;
import cn.redflower.people.county.workbook.Draft.Change;
import cn.redflower.people.county.workbook.Registered;
import cn.redflower.platform.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what of the county that is there a workbook changes; what is new is only counted. */
@Component
class Differences {

    /** A workbook that changes more is another county's. */
    private static final int MOST = 500;

    private final Problems texts;

    Differences(Problems texts) {
        this.texts = texts;
    }

    List<Difference> of(Draft draft, Registered there) {
        Map<String, String> names = new HashMap<>();
        there.organs().forEach(organ -> names.put(organ.id(), organ.name()));
        draft.units().forEach(unit -> names.put(unit.id(), unit.name()));
        there.squadrons().forEach(squadron -> names.put(squadron.id(), squadron.name()));
        draft.squadrons().forEach(squadron -> names.put(squadron.id(), squadron.name()));
        Stream<Difference> units = draft.units().stream()
                .filter(unit -> unit.change() == Change.CHANGED)
                .map(unit -> new Difference(
                        unit.name(),
                        texts.text(
                                "county.difference.parent",
                                names.getOrDefault(unit.formerParentId(), ""),
                                names.get(unit.parentId()))));
        Stream<Difference> people = draft.people().stream()
                .filter(person -> person.change() == Change.CHANGED)
                .map(person -> new Difference(person.name(), String.join("；", changes(person, names))));
        return Stream.concat(units, people).limit(MOST).toList();
    }

    private List<String> changes(Draft.Person person, Map<String, String> names) {
        List<String> changes = new ArrayList<>();
        if (person.opensAccount()) {
            changes.add(texts.text("county.difference.account", person.login()));
        }
        if (person.mailChanges()) {
            changes.add(
                    person.formerEmail() == null
                            ? texts.text("county.difference.mail-added", person.email())
                            : texts.text("county.difference.mail", person.formerEmail(), person.email()));
        }
        person.posts().stream().filter(Draft.Post::isNew).forEach(post -> {
            String squadron = post.squadronId() == null ? "" : names.get(post.squadronId());
            changes.add(texts.text(
                    "county.difference.post",
                    names.get(post.organId()) + squadron,
                    texts.text("organization.post." + post.kind())));
        });
        return changes;
    }
}
