package cn.redflower.people.account;

import cn.redflower.platform.audit.Deeds;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether two accounts may be one person's: where one decision takes two people, an account that the other has lately
 * made, invited, opened or given a post is no second person, and neither are two that a third has made, or two that
 * read one mailbox. What was done is asked of the audit trail.
 */
@Component
public class HandsInAccounts {

    private static final List<String> DEEDS = List.of(
            "account.created",
            "account.changed",
            "account.enabled",
            "account.invited",
            "account.slip-made",
            "post.given",
            "totp.reset");

    private final JdbcClient jdbc;
    private final Deeds deeds;
    private final AccountProperties properties;
    private final Clock clock;

    HandsInAccounts(JdbcClient jdbc, Deeds deeds, AccountProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.deeds = deeds;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Whether one hand may hold both accounts.
     *
     * @param since what was done since then counts in any case, however long ago it is
     */
    public boolean sameMayHold(String one, String other, OffsetDateTime since) {
        OffsetDateTime remembered = OffsetDateTime.now(clock).minus(properties.handRemembered());
        OffsetDateTime from = remembered.isBefore(since) ? remembered : since;
        return sameMailbox(one, other) || !Collections.disjoint(hands(one, from), hands(other, from));
    }

    /** The account's own login, who had a hand in it, who had a hand in theirs, and so on. */
    private Set<String> hands(String login, OffsetDateTime since) {
        Set<String> known = new HashSet<>(Set.of(login));
        Deque<String> asked = new ArrayDeque<>(known);
        while (!asked.isEmpty()) {
            for (String hand : deeds.of(DEEDS, subjects(asked.remove()), since)) {
                if (known.add(hand)) {
                    asked.add(hand);
                }
            }
        }
        return known;
    }

    /** How the trail names an account: by its login, and before there was one by its person. */
    private List<String> subjects(String login) {
        return jdbc.sql("select 'person ' || person_id from honors.account where login = ?")
                .param(login)
                .query(String.class)
                .optional()
                .map(person -> List.of(login, person))
                .orElse(List.of(login));
    }

    private boolean sameMailbox(String one, String other) {
        return jdbc.sql("""
                        select exists (select 1 from honors.account a join honors.person p on p.id = a.person_id,
                            honors.account b join honors.person q on q.id = b.person_id
                        where a.login = ? and b.login = ? and lower(p.email) = lower(q.email))
                        """).params(one, other).query(Boolean.class).single();
    }
}
