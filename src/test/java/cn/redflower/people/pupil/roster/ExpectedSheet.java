package cn.redflower.people.pupil.roster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What an {@code *.expected.json} beside a sample says a good importer finds. */
record ExpectedSheet(JsonNode json) {

    static final Path SAMPLES = Path.of("src/test/resources/samples");

    static ExpectedSheet of(String sample) {
        try {
            return new ExpectedSheet(new ObjectMapper()
                    .readTree(SAMPLES.resolve(sample + ".expected.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalDate asOf() {
        return LocalDate.parse(json.at("/context/asOf").asText());
    }

    /** The school of the context with id {@code s001}, its squadrons numbered in their order. */
    RosterScope scope() {
        List<RosterScope.Squadron> squadrons = new ArrayList<>();
        for (JsonNode name : json.at("/context/squadrons")) {
            squadrons.add(new RosterScope.Squadron(
                    "q" + (squadrons.size() + 1), name.asText(), SquadronName.grade(name.asText())));
        }
        return RosterScope.of(
                asOf(),
                new RosterScope.School("s001", json.at("/context/school").asText(), squadrons));
    }

    int number(String field) {
        return json.path(field).asInt();
    }

    /** The findings as {@code row|column|kind|level}, sorted. */
    List<String> findings() {
        TreeSet<String> lines = new TreeSet<>();
        json.path("rows")
                .forEach(row -> lines.add("%04d|%s|%s|%s"
                        .formatted(
                                row.path("sheetRow").asInt(),
                                row.path("column").asText(),
                                row.path("kind").asText(),
                                row.path("level").asText())));
        return List.copyOf(lines);
    }

    List<String> skippedRows() {
        return StreamSupport.stream(json.path("skippedRows").spliterator(), false)
                .map(row ->
                        row.path("sheetRow").asInt() + " " + row.path("what").asText())
                .toList();
    }

    List<String> ignoredColumns() {
        return StreamSupport.stream(json.path("ignoredColumns").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The readings as {@code row|column|meaning}. */
    List<String> readings() {
        return StreamSupport.stream(json.path("readings").spliterator(), false)
                .map(reading -> "%d|%s|%s"
                        .formatted(
                                reading.path("sheetRow").asInt(),
                                reading.path("column").asText(),
                                reading.path("means").asText()))
                .toList();
    }

    /** The sentence that an expected finding should say, as a hint to its wording. */
    String why(int sheetRow, String kind) {
        for (JsonNode row : json.path("rows")) {
            if (row.path("sheetRow").asInt() == sheetRow
                    && row.path("kind").asText().equals(kind)) {
                return row.path("why").asText();
            }
        }
        throw new IllegalArgumentException(sheetRow + " " + kind);
    }
}
