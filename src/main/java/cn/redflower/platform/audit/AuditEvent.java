package cn.redflower.platform.audit;

/**
 * Something worth keeping for the day somebody asks who did it. Never carries a pupil's name, number or birth date:
 * subjects are ids.
 *
 * @param action what was done or tried, a short stable word such as {@code task.complete}; its Chinese name is
 *     {@code audit.action.<action>}
 * @param organ for which organ or school it was done, by id; null if for none
 * @param subject what it was done to, by id (a case, a task, a login, a path); null if there is nothing to name
 * @param detail what else matters (a decision, a number of rows, a refusal's code); null if nothing
 */
public record AuditEvent(String action, String organ, String subject, Outcome outcome, String detail) {

    /** Whether it happened or was turned away. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    public static AuditEvent done(String action, String organ, String subject, String detail) {
        return new AuditEvent(action, organ, subject, Outcome.DONE, detail);
    }

    public static AuditEvent refused(String action, String organ, String subject, String detail) {
        return new AuditEvent(action, organ, subject, Outcome.REFUSED, detail);
    }
}
