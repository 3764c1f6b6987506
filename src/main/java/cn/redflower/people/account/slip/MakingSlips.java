package cn.redflower.people.account.slip;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.people.account.slip.SlipHolders.Held;
import cn.redflower.people.account.slip.SlipHolders.Holder;
import cn.redflower.people.account.slip.SlipPaper.Strip;
import cn.redflower.people.account.slip.Slips.Made;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prints activation slips. Printing makes the codes, and voids those on older paper: a code stands nowhere else. An
 * administrator prints for everybody, a school's chair for her school's people, but neither for herself.
 */
@Service
class MakingSlips {

    private final SlipHolders holders;
    private final Slips slips;
    private final SlipPaper paper;
    private final AccountProperties properties;
    private final AuditTrail trail;
    private final Problems texts;

    MakingSlips(
            SlipHolders holders,
            Slips slips,
            SlipPaper paper,
            AccountProperties properties,
            AuditTrail trail,
            Problems texts) {
        this.holders = holders;
        this.slips = slips;
        this.paper = paper;
        this.properties = properties;
        this.trail = trail;
        this.texts = texts;
    }

    /**
     * For whom.
     *
     * @param organId the people of this organ who have set no password yet; null with no people: of the whole county
     * @param onlyWithoutMail of those the ones whom no mail reaches
     * @param personIds these people, whatever they have set; null or empty: by organ
     */
    record Wanted(String organId, boolean onlyWithoutMail, List<Long> personIds) {

        Wanted {
            organId = organId == null ? "" : organId.replace("\0", "").strip();
            personIds = personIds == null
                    ? List.of()
                    : personIds.stream().filter(id -> id != null).distinct().toList();
        }
    }

    /** The accounts that she may print for, in the order of the paper. */
    List<Holder> within(Actor actor, String organ) {
        String school = actor.mayEverywhere(Permission.KEEP_ACCOUNTS) ? "" : ownSchool(actor);
        return holders.all(school.isEmpty() ? organ : school, school).stream()
                .filter(holder -> !holder.login().equals(actor.login()))
                .toList();
    }

    private static String ownSchool(Actor actor) {
        return actor.schoolsWhereMay(Permission.KEEP_ACCOUNTS).stream()
                .sorted()
                .findFirst()
                .orElse("-");
    }

    /** @return the paper, or why there is none */
    @Transactional
    public Outcome<byte[]> print(Actor actor, Wanted wanted) {
        List<Holder> within = within(actor, wanted.organId());
        List<Holder> chosen;
        if (wanted.personIds().isEmpty()) {
            chosen = within.stream()
                    .filter(holder -> holder.enabled() && !holder.activated())
                    .filter(holder -> !wanted.onlyWithoutMail() || !holder.hasMail())
                    .toList();
        } else {
            Set<Long> ids = Set.copyOf(wanted.personIds());
            chosen = within.stream()
                    .filter(holder -> ids.contains(holder.personId()))
                    .toList();
            if (chosen.size() < ids.size()) {
                return Outcome.refused(Refusal.notFound("account.slip.not-hers"));
            }
            if (chosen.stream().anyMatch(holder -> !holder.enabled())) {
                return Outcome.refused(Refusal.conflict("account.slip.closed"));
            }
        }
        return chosen.isEmpty() ? Outcome.refused(Refusal.rule("account.slip.nobody")) : Outcome.done(print(chosen));
    }

    private byte[] print(List<Holder> chosen) {
        LocalDateTime until = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plus(properties.slipValid());
        Map<Long, String> posts = posts(chosen);
        List<Made> made = new ArrayList<>();
        List<Strip> strips = new ArrayList<>();
        for (Holder holder : chosen) {
            SlipCode code = SlipCode.random();
            made.add(new Made(holder.login(), code));
            strips.add(new Strip(
                    holder.organ(), holder.name(), posts.get(holder.personId()), holder.login(), code, until));
            trail.record(AuditEvent.done("account.slip-made", holder.organId(), holder.login(), null));
        }
        slips.add(made);
        try {
            return paper.print(strips);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each holds, in words. */
    Map<Long, String> posts(List<Holder> people) {
        return holders.posts(people.stream().map(Holder::personId).toList()).stream()
                .collect(Collectors.groupingBy(
                        Held::personId, Collectors.collectingAndThen(Collectors.toList(), this::words)));
    }

    private String words(List<Held> posts) {
        return posts.stream().map(this::word).distinct().collect(Collectors.joining("、"));
    }

    private String word(Held post) {
        String kind = texts.text("organization.post." + post.kind());
        if (post.squadron() == null) {
            return kind;
        }
        return post.kind() == PostKind.SQUADRON_COUNSELOR
                ? texts.text("organization.group.squadron", "", post.squadron())
                : post.squadron() + kind;
    }
}
