package cn.redflower.casework.approval;

import cn.redflower.people.organ.OrganGroup;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * To whom a task is offered. Nobody decides on what they submitted, recommended or are the subject of
 * ({@code design.md} §2, {@code domain.md} §3 "whoever recommends does not assess"): an organ that has such people gets
 * the task without them, one in which nobody is left passes it to the next one up, squadron → brigade → school
 * committee → county committee. A row that nobody of the organ may decide brings the next organ in as well. As engine
 * groups and logins.
 *
 * @param groups organs all of whose people may work on it, and those that have nobody yet
 * @param users people of an organ of which others may not
 * @param fallback the organ that has the task because the one that was meant cannot do it alone, or null
 */
record Offering(Set<String> groups, Set<String> users, String fallback) {

    static final String LAST_RESORT = OrganGroup.COUNTY.id();

    /** The organ that was meant and those above it, the next one first. */
    static List<String> upwards(String group) {
        return OrganGroup.of(group).upwards().stream().map(OrganGroup::id).toList();
    }

    static Offering of(String meant, Function<String, Set<String>> members, List<Recusal> recusals) {
        Set<String> out = new TreeSet<>();
        Map<String, Set<String>> parts = new HashMap<>();
        recusals.forEach(
                r -> (r.part() == null ? out : parts.computeIfAbsent(r.part(), p -> new TreeSet<>())).add(r.login()));
        Set<String> groups = new LinkedHashSet<>();
        Set<String> users = new TreeSet<>();
        Set<String> reached = new TreeSet<>();
        String fallback = null;
        for (String organ : upwards(meant)) {
            Set<String> people = members.apply(organ);
            Set<String> free = new TreeSet<>(people);
            free.removeAll(out);
            boolean first = organ.equals(meant);
            if (!first && (!free.isEmpty() || organ.equals(LAST_RESORT))) {
                fallback = organ;
            }
            if (free.size() < people.size()) {
                users.addAll(free);
            } else if (first || !free.isEmpty() || organ.equals(LAST_RESORT)) {
                groups.add(organ);
            }
            reached.addAll(free);
            if (!reached.isEmpty() && parts.values().stream().noneMatch(kin -> kin.containsAll(reached))) {
                break;
            }
        }
        return new Offering(groups, users, fallback);
    }

    boolean reaches(String login, Function<String, Set<String>> members) {
        return users.contains(login)
                || groups.stream().anyMatch(group -> members.apply(group).contains(login));
    }
}
