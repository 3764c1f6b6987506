package cn.redflower.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts a word that nobody else uses into what a story types, and finds where it went besides the fields that it was
 * typed in.
 */
@TestComponent
class TypedWords {

    private static final Pattern WORD = Pattern.compile("Typq[a-z]{3}z");
    private static final String LIKE = "%Typq%";

    private final JdbcTemplate jdbc;
    private final Map<String, String> fields = new LinkedHashMap<>();

    TypedWords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The text with a word in it. @param field as the table of free text names it */
    String in(String field, String text) {
        if (!FreeText.rules().containsKey(field)) {
            throw new AssertionError("no rule for " + field);
        }
        int number = fields.size();
        String word = "Typq" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number % 26) + "z";
        fields.put(word, field);
        return text + word;
    }

    /**
     * Letters with words that their recipient does not read in the application either, as {@code recipient template
     * field}.
     */
    List<String> mailedToOthers() {
        TreeSet<String> wrong = new TreeSet<>();
        jdbc.queryForList(
                        "select recipient, template, model::text as words from honors.mail where model::text like ?",
                        LIKE)
                .forEach(mail -> {
                    String login = mail.get("recipient").toString().replaceAll("@.*", "");
                    Matcher words = WORD.matcher(mail.get("words").toString());
                    while (words.find()) {
                        String field = fields.get(words.group());
                        if (field != null && !FreeText.rules().get(field).include(login)) {
                            wrong.add(login + " " + mail.get("template") + " " + field);
                        }
                    }
                });
        return List.copyOf(wrong);
    }

    /** Columns of the engine's tables with any of the words: variables, comments, details, names of tasks, files. */
    List<String> inTheEngine() {
        List<String> found = new ArrayList<>();
        jdbc.queryForList("""
                select table_name, column_name, udt_name from information_schema.columns
                where table_name like 'act\\_%' and udt_name in ('varchar', 'text', 'bytea')""").forEach(column -> {
            String text = column.get("udt_name").equals("bytea")
                    ? "encode(" + column.get("column_name") + ", 'escape')"
                    : column.get("column_name").toString();
            if (jdbc.queryForObject(
                    "select exists (select 1 from " + column.get("table_name") + " where " + text + " like ?)",
                    Boolean.class,
                    LIKE)) {
                found.add(column.get("table_name") + "." + column.get("column_name"));
            }
        });
        return found;
    }

    /** Entries of the audit trail with any of the words. */
    List<String> inTheTrail() {
        return jdbc.queryForList(
                "select distinct action from honors.audit_entry e where to_jsonb(e)::text like ?", String.class, LIKE);
    }
}
