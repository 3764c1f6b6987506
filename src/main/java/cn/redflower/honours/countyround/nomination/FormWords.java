package cn.redflower.honours.countyround.nomination;

import cn.redflower.casework.approval.CommitteeMeeting;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.certificate.PrintedList;
import cn.redflower.honours.certificate.RecommendationForm;
import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a recommendation form says, in words and lines. */
@Component
class FormWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<Float> INDIVIDUALS = List.of(0.07f, 0.15f, 0.17f, 0.13f, 0.48f);
    private static final List<Float> COLLECTIVES = List.of(0.07f, 0.29f, 0.64f);

    private final AwardKinds kinds;
    private final Problems texts;
    private final Site site;
    private final Clock clock;

    FormWords(AwardKinds kinds, Problems texts, Site site, Clock clock) {
        this.kinds = kinds;
        this.texts = texts;
        this.site = site;
        this.clock = clock;
    }

    String filename(SchoolNomination list, ListVersion version) {
        return text("file", list.schoolName(), version.code()) + ".pdf";
    }

    /** @param nil why the school recommends nobody; null if it does */
    RecommendationForm form(
            CountyRound round,
            SchoolNomination list,
            List<CountyNominee> rows,
            String nil,
            CommitteeMeeting meeting,
            ListVersion version) {
        List<List<String>> individuals = rows.stream()
                .filter(row -> row.kind() == Holder.INDIVIDUAL)
                .map(row -> Arrays.asList(row.name(), row.number(), row.squadronName(), row.reason()))
                .toList();
        List<List<String>> collectives = rows.stream()
                .filter(row -> row.kind() == Holder.COLLECTIVE)
                .map(row -> List.of(
                        row.squadronId() == null ? text("brigade", row.schoolName()) : row.name(), row.reason()))
                .toList();
        List<PrintedList> lists = new ArrayList<>();
        if (!individuals.isEmpty()) {
            lists.add(new PrintedList(
                    text("individuals", individuals.size()),
                    columns("place", "name", "number", "squadron", "reason"),
                    INDIVIDUALS,
                    numbered(individuals)));
        }
        if (!collectives.isEmpty()) {
            lists.add(new PrintedList(
                    text("collectives", collectives.size()),
                    columns("place", "collective", "deeds"),
                    COLLECTIVES,
                    numbered(collectives)));
        }
        String year = round.schoolYear().replace("-", "—");
        String award = kinds.find(round.awardKind()).orElseThrow().name();
        String now = LocalDateTime.now(clock).format(MINUTE);
        return new RecommendationForm(
                text("title", year, award),
                List.of(text("school", list.schoolName()), text("to")),
                lists,
                opinion(rows, nil, meeting, individuals.size(), collectives.size()),
                Stream.of("counselor", "chair", "committee")
                        .map(place -> text("place." + place))
                        .toList(),
                version.code(),
                site.at("/county-awards/nominations/" + list.id() + "#" + version.code()),
                List.of(text("made", now), text("case", list.id())));
    }

    private String opinion(
            List<CountyNominee> rows, String nil, CommitteeMeeting meeting, int individuals, int collectives) {
        if (rows.isEmpty()) {
            return text("opinion.nil", nil);
        }
        Object[] counts = {
            meeting.expected(), meeting.present(), meeting.inFavour(), meeting.against(), meeting.abstained()
        };
        if (meeting.heldOn() == null || Arrays.asList(counts).contains(null)) {
            return text("opinion.open");
        }
        LocalDate day = meeting.heldOn();
        String held = text("opinion.held", day.getYear() + "", day.getMonthValue(), day.getDayOfMonth());
        String agreed = collectives == 0
                ? text("opinion.individuals", individuals)
                : individuals == 0
                        ? text("opinion.collectives", collectives)
                        : text("opinion.both", individuals, collectives);
        return held + text("opinion.votes", counts) + agreed;
    }

    private static List<List<String>> numbered(List<List<String>> rows) {
        List<List<String>> numbered = new ArrayList<>();
        for (List<String> row : rows) {
            numbered.add(Stream.concat(Stream.of(String.valueOf(numbered.size() + 1)), row.stream())
                    .toList());
        }
        return numbered;
    }

    private List<String> columns(String... names) {
        return Arrays.stream(names).map(name -> text("column." + name)).toList();
    }

    private String text(String key, Object... args) {
        return texts.text("nomination.form." + key, args);
    }
}
