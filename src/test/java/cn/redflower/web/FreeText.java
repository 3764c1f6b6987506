package cn.redflower.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The table {@code security/free-text.csv}: who reads what people type freely. */
final class FreeText {

    private static final Predicate<String> TYPED =
            cells -> cells.substring(0, cells.indexOf('|')).contains(".");

    private FreeText() {}

    /** What was typed, as {@code table.column} or {@code table.column@case}, and who reads it. */
    static Map<String, Readers> rules() {
        Map<String, Readers> rules = new LinkedHashMap<>();
        lines().filter(TYPED)
                .map(line -> line.split("\\|"))
                .forEach(cells -> rules.put(cells[0], Readers.of(cells[1])));
        return rules;
    }

    /** Every column of the table, typed or not. */
    static Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        lines().forEach(line -> {
            String[] cells = line.split("\\|");
            if (TYPED.test(line)) {
                columns.add(cells[0].replaceAll("@.*", ""));
            } else {
                Arrays.stream(cells[1].split(" ")).forEach(column -> columns.add(cells[0] + "." + column));
            }
        });
        return columns;
    }

    /** Texts of requests and answers of tasks, by the field of the table that they come to rest in. */
    static Map<String, String> typed() {
        return lines("security/typed-fields.csv")
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    }

    private static Stream<String> lines() {
        return lines("security/free-text.csv");
    }

    private static Stream<String> lines(String table) {
        try {
            return new ClassPathResource(table)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Who reads a text. @param logins those who do, if it is not for everybody */
    record Readers(boolean everybody, boolean loggedIn, Set<String> logins) {

        static Readers of(String cell) {
            Set<String> logins = new TreeSet<>();
            for (String name : cell.split(" ")) {
                logins.addAll(EndpointMatrixTest.NAMES.getOrDefault(name, List.of(name)));
            }
            return new Readers(cell.equals("public"), cell.equals("all"), logins);
        }

        /** @param login null: a stranger */
        boolean include(String login) {
            return everybody || login != null && (loggedIn || logins.contains(login));
        }
    }
}
