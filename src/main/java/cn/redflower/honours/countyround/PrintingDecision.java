package cn.redflower.honours.countyround;

import cn.redflower.honours.award.Holder;
import cn.redflower.honours.certificate.DecisionDocument;
import cn.redflower.honours.certificate.DecisionDocuments;
import cn.redflower.honours.certificate.PrintedList;
import cn.redflower.platform.problem.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The decision (表彰决定) as a PDF with its lists; before it is issued, a draft that says so. */
@Component
class PrintingDecision {

    private final CountyRounds rounds;
    private final CountyNominees nominees;
    private final CountyRoundViews views;
    private final DecisionDocuments documents;
    private final Problems texts;
    private final Clock clock;

    PrintingDecision(
            CountyRounds rounds,
            CountyNominees nominees,
            CountyRoundViews views,
            DecisionDocuments documents,
            Problems texts,
            Clock clock) {
        this.rounds = rounds;
        this.nominees = nominees;
        this.views = views;
        this.documents = documents;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    void print(UUID roundId, OutputStream out) throws IOException {
        CountyRound round = rounds.find(roundId).orElseThrow();
        Map<Holder, List<List<String>>> rows =
                new EnumMap<>(Map.of(Holder.INDIVIDUAL, new ArrayList<>(), Holder.COLLECTIVE, new ArrayList<>()));
        nominees.standing(
                roundId,
                batch -> batch.forEach(n -> {
                    List<List<String>> list = rows.get(n.kind());
                    String number = String.valueOf(list.size() + 1);
                    list.add(
                            n.kind() == Holder.INDIVIDUAL
                                    ? List.of(number, n.schoolName(), n.squadronName(), n.name())
                                    : List.of(number, n.schoolName(), n.name()));
                }));
        List<PrintedList> attachments = new ArrayList<>();
        if (!rows.get(Holder.INDIVIDUAL).isEmpty()) {
            attachments.add(new PrintedList(
                    texts.text("countyaward.decision.individuals"),
                    head("number", "school", "squadron", "name"),
                    List.of(0.1f, 0.46f, 0.22f, 0.22f),
                    rows.get(Holder.INDIVIDUAL)));
        }
        if (!rows.get(Holder.COLLECTIVE).isEmpty()) {
            attachments.add(new PrintedList(
                    texts.text("countyaward.decision.collectives"),
                    head("number", "school", "collective"),
                    List.of(0.1f, 0.5f, 0.4f),
                    rows.get(Holder.COLLECTIVE)));
        }
        documents.write(
                new DecisionDocument(
                        round.decisionNumber(),
                        rounds.names(roundId).issuer(),
                        texts.text(
                                "countyaward.decision.title",
                                round.schoolYear(),
                                views.decided(round).name()),
                        views.paragraphs(
                                round,
                                rows.get(Holder.INDIVIDUAL).size(),
                                rows.get(Holder.COLLECTIVE).size()),
                        attachments,
                        round.decidedOn() == null ? LocalDate.now(clock) : round.decidedOn()),
                out);
    }

    private List<String> head(String... columns) {
        return java.util.Arrays.stream(columns)
                .map(column -> texts.text("countyaward.decision.column." + column))
                .toList();
    }
}
