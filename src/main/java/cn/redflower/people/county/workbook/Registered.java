package cn.redflower.people.county.workbook;

import cn.redflower.people.organ.PostKind;
import java.util.List;

/** The county as it is in the register now. */
public record Registered(List<Organ> organs, List<Squadron> squadrons, List<Person> people, List<Held> posts) {

    public Registered {
        organs = List.copyOf(organs);
        squadrons = List.copyOf(squadrons);
        people = List.copyOf(people);
        posts = List.copyOf(posts);
    }

    /**
     * An organ; a school under its own name, not its committee's.
     *
     * @param parentId null for the county's own
     * @param closed whether it is no more: nothing new begins there
     */
    public record Organ(String id, String kind, String name, String parentId, boolean closed) {}

    public record Squadron(String id, String schoolId, int ordinal, String name, int grade) {}

    /** An adult. @param login null without an account */
    public record Person(long id, String name, String email, String login) {}

    /** A post held now. @param squadronId null for posts that have none */
    public record Held(long personId, PostKind kind, String organId, String squadronId) {}
}
