package cn.redflower.people.county.workbook;

import cn.redflower.people.organ.PostKind;
import java.util.List;

/**
 * What a workbook makes of the county: every accepted row with the id it has or will have. Equal drafts change the
 * county in the same way.
 */
public record Draft(List<Unit> units, List<Squadron> squadrons, List<Person> people) {

    public Draft {
        units = List.copyOf(units);
        squadrons = List.copyOf(squadrons);
        people = List.copyOf(people);
    }

    /** What becomes of a thing that a row names. */
    public enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /** @param formerParentId null unless it comes under another organ */
    public record Unit(String id, UnitKind kind, String name, String parentId, Change change, String formerParentId) {}

    public record Squadron(String id, String schoolId, int ordinal, String name, int grade, Change change) {}

    /**
     * @param id null if she is new
     * @param login null without an account
     * @param opensAccount whether the account is new
     * @param email the address she will have
     * @param mailChanges whether she is there with another address, or none
     * @param formerEmail the address she has; null if none
     * @param posts all that the workbook names
     */
    public record Person(
            Long id,
            String name,
            String login,
            boolean opensAccount,
            String email,
            boolean mailChanges,
            String formerEmail,
            List<Post> posts,
            Change change) {

        public Person {
            posts = List.copyOf(posts);
        }
    }

    /** @param isNew whether she does not hold it yet */
    public record Post(PostKind kind, String organId, String squadronId, boolean isNew) {}

    /** Whether it leaves the county as it is. */
    public boolean changesNothing() {
        return units.stream().allMatch(unit -> unit.change() == Change.UNCHANGED)
                && squadrons.stream().allMatch(squadron -> squadron.change() == Change.UNCHANGED)
                && people.stream().allMatch(person -> person.change() == Change.UNCHANGED);
    }
}
