package cn.redflower.platform.mail;

import java.util.Map;

/**
 * A mail to one person.
 *
 * @param recipient the address; an unusable one does no harm, the letter is then listed as failed
 * @param template which letter it is, one of those that {@link Letters} describes
 * @param model what its template names: texts, numbers and dates (worded in Chinese when posted). Keep it to what the
 *     reader needs to recognise the matter and send her to the page for the rest; never put a pupil's name into it
 */
public record Letter(String recipient, String template, Map<String, Object> model) {

    public Letter {
        model = Map.copyOf(model);
    }

    @Override
    public String toString() {
        return "Letter[" + template + "]";
    }
}
