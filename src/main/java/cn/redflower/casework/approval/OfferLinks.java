package cn.redflower.casework.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * A task's {@link Offering} as the engine keeps it: candidates. Where these are not just the organ that was meant, a
 * link of type {@code organ} remembers which one that is, so that the offer can be made anew.
 */
final class OfferLinks {

    /** Type of the link to the organ that a task is meant for. */
    static final String ORGAN = "organ";

    private OfferLinks() {}

    /** The organ the task is meant for, or null if it is for nobody in particular. */
    static String meant(Stream<String> organs, Stream<String> candidateGroups) {
        return organs.findFirst()
                .or(() -> candidateGroups.max(
                        Comparator.comparingInt(group -> Offering.upwards(group).size())))
                .orElse(null);
    }

    static String meant(DelegateTask task) {
        return meant(groups(task, ORGAN).stream(), groups(task, IdentityLinkType.CANDIDATE).stream());
    }

    /** Makes the task's candidates those of the offering. */
    static void apply(DelegateTask task, String meant, Offering offering) {
        Set<String> groups = new TreeSet<>(groups(task, IdentityLinkType.CANDIDATE));
        Set<String> users = new TreeSet<>(task.getCandidates().stream()
                .filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType()))
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .toList());
        minus(groups, offering.groups()).forEach(group -> delete(task, IdentityLinkType.CANDIDATE, null, group));
        minus(users, offering.users()).forEach(login -> delete(task, IdentityLinkType.CANDIDATE, login, null));
        minus(offering.groups(), groups).forEach(task::addCandidateGroup);
        minus(offering.users(), users).forEach(task::addCandidateUser);
        boolean plain = offering.users().isEmpty() && offering.groups().equals(Set.of(meant));
        boolean remembered = !groups(task, ORGAN).isEmpty();
        if (!plain && !remembered) {
            task.addGroupIdentityLink(meant, ORGAN);
        } else if (plain && remembered) {
            delete(task, ORGAN, null, meant);
        }
    }

    /** The engine's own way looks in the database, where the links of a task that is being made are not yet. */
    private static void delete(DelegateTask task, String type, String login, String group) {
        ((TaskEntity) task).getIdentityLinks().removeIf(link -> {
            boolean meant = type.equals(link.getType())
                    && Objects.equals(login, link.getUserId())
                    && Objects.equals(group, link.getGroupId());
            if (meant) {
                link.delete();
            }
            return meant;
        });
    }

    private static List<String> groups(DelegateTask task, String type) {
        return ((TaskEntity) task)
                .getIdentityLinks().stream()
                        .filter(link -> type.equals(link.getType()))
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static List<String> minus(Set<String> all, Set<String> some) {
        return new ArrayList<>(all).stream().filter(one -> !some.contains(one)).toList();
    }
}
