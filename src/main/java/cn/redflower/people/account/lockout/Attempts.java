package cn.redflower.people.account.lockout;

import cn.redflower.people.account.TooManyAttempts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The attempts to log in that went wrong, in the database so that nodes agree and a restart does not forgive. Each
 * attempt is counted before its password is looked at and taken back if it was right, so that a hundred at the same
 * moment are no more than their number. Logins nobody has are counted like any other.
 */
@Repository
class Attempts {

    private static final byte[] WHOEVER = new byte[0];
    private static final String WHEREVER = "";
    /** From how many addresses an account is known at most; the oldest are forgotten. */
    private static final int KNOWN_ADDRESSES = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Attempts(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What one attempt was counted as. */
    record Counted(byte[] who, String address, int failures, BarRule rule) {

        /** Whether this very attempt begins a wait, unless it is right. */
        boolean bars() {
            return failures >= rule.free();
        }
    }

    /** An attempt under way. @param known whether the account has logged in from the address before */
    record Attempt(String login, String address, boolean known, List<Counted> counted) {

        boolean bars() {
            return counted.stream().anyMatch(Counted::bars);
        }
    }

    /** @throws TooManyAttempts if it must not be looked at */
    Attempt begin(String login, String address) {
        byte[] who = digest(login);
        return transaction.execute(status -> {
            boolean known = isKnown(login, address);
            wait(who, address, known).ifPresent(wait -> {
                throw new TooManyAttempts(wait);
            });
            List<Counted> counted = count(who, address, known);
            if (counted.size() < (known ? 1 : 3)) {
                // another attempt at this very moment was the last one
                throw new TooManyAttempts(BarRule.ACCOUNT_AT_ADDRESS.first());
            }
            counted.stream().filter(Counted::bars).forEach(this::bar);
            return new Attempt(login, address, known, counted);
        });
    }

    /** How long attempts of this account from this address are barred. */
    private Optional<Duration> wait(byte[] who, String address, boolean known) {
        Double seconds = jdbc.sql("""
                        select max(extract(epoch from barred_until - now()))::float8 from honors.login_failure
                        where barred_until > now()
                          and ((who = :who and address = :address) or not :known and ((who = :whoever
                              and address = :address) or (who = :who and address = :wherever)))""")
                .param("who", who)
                .param("address", address)
                .param("known", known)
                .param("whoever", WHOEVER)
                .param("wherever", WHEREVER)
                .query((row, i) -> row.getObject(1, Double.class))
                .optional()
                .orElse(null);
        return Optional.ofNullable(seconds).map(s -> Duration.ofMillis((long) Math.ceil(s * 1000)));
    }

    private boolean isKnown(String login, String address) {
        return jdbc.sql("select exists (select 1 from honors.login_address where login = ? and address = ? and last_at "
                        + "> now() - interval '90 days')")
                .params(login.replace("\0", ""), address)
                .query(Boolean.class)
                .single();
    }

    /**
     * Counts it; rows that are barred by now are left out. Always in the same order, so that attempts do not wait for
     * each other in a circle.
     */
    private List<Counted> count(byte[] who, String address, boolean known) {
        return jdbc.sql("""
                        insert into honors.login_failure as f (who, address, failures, last_at)
                        values (:who, :address, 1, now()) %s
                        on conflict (who, address) do update
                        set failures = case when f.last_at < now() - interval '1 day' then 1
                            else f.failures + 1 end, last_at = now(), barred_until = null
                        where f.barred_until is null or f.barred_until <= now()
                        returning who, address,
                            failures
                        """.formatted(known ? "" : ", (:whoever, :address, 1, now()), (:who, :wherever, 1, now())"))
                .param("who", who)
                .param("address", address)
                .params(known ? Map.of() : Map.of("whoever", WHOEVER, "wherever", WHEREVER))
                .query((row, i) -> new Counted(
                        row.getBytes(1),
                        row.getString(2),
                        row.getInt(3),
                        rule(row.getBytes(1), row.getString(2), known)))
                .list();
    }

    private static BarRule rule(byte[] who, String address, boolean known) {
        if (who.length == 0) {
            return BarRule.ADDRESS;
        }
        if (address.equals(WHEREVER)) {
            return BarRule.ACCOUNT;
        }
        return known ? BarRule.ACCOUNT_AT_KNOWN_ADDRESS : BarRule.ACCOUNT_AT_ADDRESS;
    }

    private void bar(Counted row) {
        jdbc.sql("update honors.login_failure set barred_until = now() + ? * interval '1 second' where who = ? "
                        + "and address = ?")
                .params(row.rule().after(row.failures()).toSeconds(), row.who(), row.address())
                .update();
    }

    /**
     * It was right: takes back what {@link #begin} counted and remembers the address.
     *
     * @return whether the address was new or long unused
     */
    boolean passed(Attempt attempt) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            attempt.counted().forEach(this::takeBack);
            return remember(attempt.login(), attempt.address());
        }));
    }

    private void takeBack(Counted row) {
        if (row.who().length > 0 && !row.address().equals(WHEREVER)) {
            jdbc.sql("delete from honors.login_failure where who = ? and address = ?")
                    .params(row.who(), row.address())
                    .update();
        } else {
            // others' failures remain: whoever has one account must not clear the way for guesses on the rest
            jdbc.sql("""
                            update honors.login_failure
                            set barred_until = case when failures = ? or failures <= ? then null
                                else barred_until end, failures = greatest(failures - 1, 0)
                            where who = ? and address = ?""")
                    .params(row.failures(), row.rule().free(), row.who(), row.address())
                    .update();
        }
    }

    private boolean remember(String login, String address) {
        boolean fresh = jdbc.sql("""
                        insert into honors.login_address as a (login, address, last_at) values (?, ?, now())
                        on conflict (login, address) do update set last_at = now()
                            where a.last_at < now() - interval '12 hours'""").params(login, address).update() > 0;
        if (fresh) {
            jdbc.sql("""
                            delete from honors.login_address where login = :login and address not in
                                (select address from honors.login_address where login = :login order by last_at desc
                                    limit :kept)""").param("login", login).param("kept", KNOWN_ADDRESSES).update();
        }
        return fresh;
    }

    /** Forgets what went wrong with an account, wherever; the administrator says so. */
    void forgive(String login) {
        jdbc.sql("delete from honors.login_failure where who = ?")
                .param(digest(login))
                .update();
    }

    /** Which of these accounts are kept waiting somewhere. */
    List<String> barred(List<String> logins) {
        if (logins.isEmpty()) {
            return List.of();
        }
        Map<String, String> byDigest = logins.stream()
                .collect(Collectors.toMap(login -> java.util.HexFormat.of().formatHex(digest(login)), login -> login));
        List<byte[]> digests = new ArrayList<>();
        logins.forEach(login -> digests.add(digest(login)));
        return jdbc
                .sql("select distinct encode(who, 'hex') from honors.login_failure where barred_until > now() and "
                        + "who = any (?)")
                .param(digests.toArray(byte[][]::new))
                .query(String.class)
                .list()
                .stream()
                .map(byDigest::get)
                .toList();
    }

    /** What is a day old counts no more; without this a guesser could fill the table. */
    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from honors.login_failure where last_at < now() - interval '1 day' and (barred_until is "
                        + "null or barred_until < now())")
                .update();
        jdbc.sql("delete from honors.login_address where last_at < now() - interval '90 days'")
                .update();
    }

    private static byte[] digest(String login) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(login.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
