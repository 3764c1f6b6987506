package cn.redflower.platform.mail;

import cn.redflower.platform.mail.outbox.DeliveryRuns;
import cn.redflower.platform.mail.outbox.Mails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where use cases post their mail. A letter posted belongs to the caller's transaction: it goes out if and only if that
 * commits, some time later, and nobody waits for it.
 *
 * <p>The templates, with what each needs and, in brackets, may have. {@code path} is the page to open, such as
 * {@code /camunda/app/tasklist/}; the letter has it as an absolute link.
 *
 * <ul>
 *   <li>{@code tasks-waiting}, there is work to do: round, task [school, squadron, deadline, path]
 *   <li>{@code returned}, something has to be done again: round, what, organ (that returned it), reason [deadline,
 *       path]
 *   <li>{@code deadline-near}: round, what, deadline [school, squadron, path]
 *   <li>{@code waived}, a deadline passed and counts as a waiver: round, what, deadline [school, squadron, path]
 *   <li>{@code notice-published}: title, lastDay, path [school, firstDay]
 *   <li>{@code objection-raised}, to whom it falls to investigate: title (of the notice) [deadline, path]
 *   <li>{@code result}: round, summary (numbers, no names) [school, squadron, path]
 *   <li>{@code fallback-used}, a task had nobody to go to: round, task, organ (without people), fallback (who has it
 *       now) [path]
 *   <li>{@code deadline-moved}, a deadline was extended as the working calendar changed: round, what, was, deadline
 *       [school, path]
 *   <li>{@code calendar-missing}, to administrators: year [path]
 *   <li>{@code invitation}, {@code password-forgotten}: login, hours (the link is good for), oneTimeLink
 *       ({@link OneTimeLinks})
 * </ul>
 *
 * {@code round}, {@code task}, {@code what}, {@code title}, {@code organ}, {@code school} and {@code squadron} may
 * appear in subject lines and are therefore never free text; {@code reason} and {@code summary} appear in bodies only.
 */
@Component
public class Letters {

    private final Mails mails;
    private final DeliveryRuns deliveries;
    private final LetterWording wording;

    Letters(Mails mails, DeliveryRuns deliveries, LetterWording wording) {
        this.mails = mails;
        this.deliveries = deliveries;
        this.wording = wording;
    }

    /**
     * Posts letters about one matter. The same letter to the same person twice is sent once.
     *
     * @param what for the administrator: which matter and step; no person's name
     * @param businessKey id of the case, or null
     * @throws IllegalArgumentException if a letter lacks what its template needs
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String what, String businessKey, List<Letter> letters) {
        List<Mails.Draft> drafts = letters.stream().map(this::draft).distinct().toList();
        if (drafts.isEmpty()) {
            return;
        }
        UUID batch = UUID.randomUUID();
        mails.add(batch, what, businessKey, drafts);
        deliveries.start(batch);
    }

    private Mails.Draft draft(Letter letter) {
        LetterTemplate.named(letter.template()).check(letter.model());
        Map<String, Object> worded = new LinkedHashMap<>();
        letter.model().forEach((key, value) -> worded.put(key, wording.of(value)));
        return new Mails.Draft(
                letter.recipient() == null ? "" : letter.recipient().strip(), letter.template(), worded);
    }
}
