package cn.redflower.honours.onestar;

import cn.redflower.casework.publicnotice.NoticeExtended;
import cn.redflower.honours.onestar.Nominees.Nominee;
import cn.redflower.honours.onestar.SquadronLists.SquadronList;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.people.organ.Posts.Holder;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.problem.Problems;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom a one-star round tells what by mail. No letter names a pupil. */
@Component
public class OneStarLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private static final PostKind[] NOTICED = {
        PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER, PostKind.BRIGADE_COUNSELOR, PostKind.SQUADRON_COUNSELOR
    };

    private final Letters letters;
    private final Posts posts;
    private final Schools schools;
    private final Problems texts;

    OneStarLetters(Letters letters, Posts posts, Schools schools, Problems texts) {
        this.letters = letters;
        this.posts = posts;
        this.schools = schools;
        this.texts = texts;
    }

    /** To every squadron counselor: the round is open. */
    public void nominationsWanted(Evaluation evaluation, List<String> squadronIds) {
        post(
                evaluation,
                "nominations-wanted",
                toSquadrons(
                        evaluation,
                        squadronIds,
                        "tasks-waiting",
                        squadron -> Map.of("task", texts.text("badge.task.nominate"), "deadline", day(evaluation))));
    }

    /** To those whose lists are still open: the deadline is near. */
    public void deadlineNear(Evaluation evaluation, List<String> squadronIds) {
        post(
                evaluation,
                "deadline-near",
                toSquadrons(
                        evaluation,
                        squadronIds,
                        "deadline-near",
                        squadron -> Map.of("what", texts.text("badge.task.nominate"), "deadline", day(evaluation))));
    }

    void waived(Evaluation evaluation, List<String> squadronIds) {
        post(
                evaluation,
                "waived",
                toSquadrons(
                        evaluation,
                        squadronIds,
                        "waived",
                        squadron -> Map.of(
                                "what",
                                texts.text("badge.task.nominate"),
                                "deadline",
                                day(evaluation),
                                "path",
                                page(evaluation))));
    }

    void returned(Evaluation evaluation, List<SquadronList> lists, String opinion, OffsetDateTime due) {
        Map<String, String> remarks =
                lists.stream().collect(Collectors.toMap(SquadronList::squadronId, SquadronList::returnRemark));
        post(
                evaluation,
                "returned",
                toSquadrons(
                        evaluation,
                        List.copyOf(remarks.keySet()),
                        "returned",
                        squadron -> Map.of(
                                "what",
                                texts.text("badge.task.nominate"),
                                "organ",
                                texts.text("badge.organ.brigade", evaluation.schoolName()),
                                "reason",
                                remarks.get(squadron) + (opinion == null ? "" : "\n" + opinion),
                                "deadline",
                                day(due))));
    }

    /** To the brigade counselor: the lists are in, or came back from the committee with its reason. */
    public void checkWanted(Evaluation evaluation) {
        post(
                evaluation,
                "check-wanted",
                to(
                        evaluation,
                        "tasks-waiting",
                        Map.of("task", texts.text("badge.task.check")),
                        PostKind.BRIGADE_COUNSELOR));
    }

    /** To the brigade counselor: the committee gave the list back. */
    public void givenBack(Evaluation evaluation, String opinion) {
        post(
                evaluation,
                "given-back",
                to(
                        evaluation,
                        "returned",
                        Map.of(
                                "what",
                                texts.text("badge.task.check"),
                                "organ",
                                texts.text("badge.organ.committee", evaluation.schoolName()),
                                "reason",
                                opinion),
                        PostKind.BRIGADE_COUNSELOR));
    }

    /** To the committee: the list is to be decided. */
    public void decisionWanted(Evaluation evaluation) {
        post(
                evaluation,
                "decision-wanted",
                to(
                        evaluation,
                        "tasks-waiting",
                        Map.of("task", texts.text("badge.task.decide")),
                        PostKind.SCHOOL_CHAIR,
                        PostKind.SCHOOL_COMMITTEE_MEMBER));
    }

    /** The check lies: to the brigade counselor, and to the committee for its information. */
    void checkOverdue(Evaluation evaluation) {
        List<Letter> all = new ArrayList<>(
                to(evaluation, "tasks-waiting", overdue("badge.task.check"), PostKind.BRIGADE_COUNSELOR));
        all.addAll(to(
                evaluation,
                "tasks-waiting",
                overdueElsewhere(evaluation, "badge.task.check"),
                PostKind.SCHOOL_CHAIR,
                PostKind.SCHOOL_COMMITTEE_MEMBER));
        post(evaluation, "check-overdue", all);
    }

    /** The decision lies: to the committee, and to the county's officers for their information. */
    void decisionOverdue(Evaluation evaluation) {
        List<Letter> all = new ArrayList<>(to(
                evaluation,
                "tasks-waiting",
                overdue("badge.task.decide"),
                PostKind.SCHOOL_CHAIR,
                PostKind.SCHOOL_COMMITTEE_MEMBER));
        posts.holders("county", PostKind.COUNTY_OFFICER)
                .forEach(holder -> all.add(letter(
                        evaluation, holder, "tasks-waiting", overdueElsewhere(evaluation, "badge.task.decide"))));
        post(evaluation, "decision-overdue", all);
    }

    private Map<String, Object> overdue(String task) {
        return Map.of("task", texts.text("badge.task.overdue", texts.text(task)));
    }

    private Map<String, Object> overdueElsewhere(Evaluation evaluation, String task) {
        return Map.of("task", texts.text("badge.task.overdue-elsewhere", texts.text(task)), "path", page(evaluation));
    }

    void noticed(Evaluation evaluation, String title, String path, LocalDate lastDay) {
        List<Letter> all = new ArrayList<>();
        posts.holders(evaluation.schoolId(), NOTICED)
                .forEach(holder -> all.add(new Letter(
                        holder.email(),
                        "notice-published",
                        Map.of("title", title, "lastDay", lastDay, "path", path, "school", evaluation.schoolName()))));
        post(evaluation, "notice-published", all);
    }

    /** To whoever was told of the notice: it ends later. */
    void noticeExtended(Evaluation evaluation, NoticeExtended notice) {
        Map<String, Object> model = Map.of(
                "round",
                notice.title(),
                "what",
                texts.text("publicnotice.extended.what"),
                "was",
                notice.was(),
                "deadline",
                notice.lastDay(),
                "school",
                evaluation.schoolName(),
                "path",
                notice.path());
        post(
                evaluation,
                "notice-extended",
                posts.holders(evaluation.schoolId(), NOTICED).stream()
                        .map(holder -> new Letter(holder.email(), "deadline-moved", model))
                        .toList());
    }

    /** To the committee: somebody objects to the notice, or the objection lies with it. */
    void objectionToInvestigate(Evaluation evaluation) {
        String title = texts.text("badge.notice.title", evaluation.schoolName(), evaluation.schoolYear());
        post(
                evaluation,
                "objection-raised",
                posts.holders(evaluation.schoolId(), PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER).stream()
                        .map(holder -> new Letter(
                                holder.email(), "objection-raised", Map.of("title", title, "path", TASKLIST)))
                        .toList());
    }

    void results(Evaluation evaluation, List<Nominee> awarded) {
        Map<String, List<Nominee>> bySquadron = awarded.stream().collect(Collectors.groupingBy(Nominee::squadronId));
        List<Letter> all = new ArrayList<>(to(
                evaluation,
                "result",
                Map.of("summary", summary(awarded), "path", page(evaluation)),
                PostKind.SCHOOL_CHAIR,
                PostKind.SCHOOL_COMMITTEE_MEMBER,
                PostKind.BRIGADE_COUNSELOR));
        List<String> squadrons = schools.squadronsOf(evaluation.schoolId()).stream()
                .map(Schools.Squadron::id)
                .toList();
        all.addAll(toSquadrons(
                evaluation,
                squadrons,
                "result",
                squadron -> Map.of(
                        "summary", summary(bySquadron.getOrDefault(squadron, List.of())), "path", page(evaluation))));
        post(evaluation, "result", all);
    }

    private String summary(List<Nominee> awarded) {
        long individuals = awarded.stream()
                .filter(n -> n.kind() == Nominees.Kind.INDIVIDUAL)
                .count();
        return awarded.isEmpty()
                ? texts.text("badge.result.none")
                : texts.text("badge.result.some", individuals, awarded.size() - individuals);
    }

    private List<Letter> to(Evaluation evaluation, String template, Map<String, Object> model, PostKind... kinds) {
        return posts.holders(evaluation.schoolId(), kinds).stream()
                .map(holder -> letter(evaluation, holder, template, model))
                .toList();
    }

    private List<Letter> toSquadrons(
            Evaluation evaluation,
            List<String> squadronIds,
            String template,
            java.util.function.Function<String, Map<String, Object>> model) {
        if (squadronIds.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = schools.squadronsOf(evaluation.schoolId()).stream()
                .collect(Collectors.toMap(Schools.Squadron::id, Schools.Squadron::name));
        Map<String, List<Holder>> counselors = posts.squadronCounselors(evaluation.schoolId());
        List<Letter> all = new ArrayList<>();
        for (String squadron : squadronIds) {
            Map<String, Object> own = new HashMap<>(model.apply(squadron));
            own.put("squadron", names.get(squadron));
            counselors
                    .getOrDefault(squadron, List.of())
                    .forEach(holder -> all.add(letter(evaluation, holder, template, own)));
        }
        return all;
    }

    private Letter letter(Evaluation evaluation, Holder holder, String template, Map<String, Object> model) {
        Map<String, Object> full = new HashMap<>(Map.of(
                "round",
                texts.text("badge.round.name", evaluation.schoolYear()),
                "school",
                evaluation.schoolName(),
                "path",
                TASKLIST));
        full.putAll(model);
        if ("returned".equals(template)) {
            // its subject has room for what came back only
            full.remove("school");
            Object squadron = full.remove("squadron");
            full.computeIfPresent("what", (key, what) -> squadron == null ? what : what + "（" + squadron + "）");
        }
        return new Letter(holder.email(), template, full);
    }

    private void post(Evaluation evaluation, String what, List<Letter> all) {
        letters.post("one-star/" + what, evaluation.id().toString(), all);
    }

    private static LocalDate day(Evaluation evaluation) {
        return day(evaluation.nominationDeadline());
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate();
    }

    private static String page(Evaluation evaluation) {
        return "/one-star/" + evaluation.id();
    }
}
