package cn.redflower.casework.publicnotice;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who looks into objections: the committee of the issuing school, or the officers of the issuing organ. Never who
 * raised the objection, nor who put the row forward, nor a relative of the pupil ({@code design.md} §2 "nobody decides
 * on their own submission", §2.7). Who decided the row as a member of the committee may: in most schools that is all of
 * it.
 */
@Component
class Investigators {

    private final List<NoticedRows> flows;

    Investigators(List<NoticedRows> flows) {
        this.flows = flows;
    }

    /**
     * A school's brigade counselor may read what is held against a list that he checked; he does not decide about it.
     */
    boolean mayRead(Actor actor, Notice notice) {
        return actor.may(Permission.SEE_OBJECTIONS, notice.issuerId())
                || notice.schoolId() != null && actor.may(Permission.SEE_OBJECTIONS, notice.schoolId());
    }

    boolean mayInvestigate(Actor actor, Notice notice) {
        return actor.may(Permission.INVESTIGATE_OBJECTIONS, notice.issuerId());
    }

    /** Why this person must leave the investigation to a colleague; empty if there is no such reason. */
    List<Refusal> conflictsOfInterest(Actor actor, Notice notice, Objection objection, NoticeEntry row) {
        List<Refusal> reasons = new ArrayList<>();
        if (sameName(actor.name(), objection.complainant())) {
            reasons.add(Refusal.notAllowed("publicnotice.investigation.own-complaint"));
        }
        if (row != null && authors(notice, row).contains(actor.login())) {
            reasons.add(Refusal.notAllowed("publicnotice.investigation.own-nomination"));
        }
        if (row != null && relatives(notice, row).contains(actor.login())) {
            reasons.add(Refusal.notAllowed("publicnotice.investigation.own-relative"));
        }
        return reasons;
    }

    Set<String> authors(Notice notice, NoticeEntry row) {
        return union(flow -> flow.putForwardBy(notice.caseId(), row.entryRef()));
    }

    Set<String> relatives(Notice notice, NoticeEntry row) {
        return union(flow -> flow.relativesOf(notice.caseId(), row.entryRef()));
    }

    private Set<String> union(Function<NoticedRows, Set<String>> question) {
        return flows.stream().flatMap(flow -> question.apply(flow).stream()).collect(Collectors.toSet());
    }

    private static boolean sameName(String one, String other) {
        return one.replaceAll("\\s", "").equalsIgnoreCase(other.replaceAll("\\s", ""));
    }
}
