package cn.redflower.demo.county;

import cn.redflower.people.organ.CountyChanged;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.people.organ.SchoolYear;
import cn.redflower.platform.start.BothLanguages;
import cn.redflower.platform.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database with the demo county, all of it or nothing. */
@Component
@Profile("demo")
class LoadingCounty {

    static final String PASSWORD = "demo";
    private static final Logger LOG = LoggerFactory.getLogger(LoadingCounty.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LastYearsStars stars;
    private final EngineIdentities identities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LoadingCounty(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            LastYearsStars stars,
            EngineIdentities identities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stars = stars;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Loads the county if there is none yet.
     *
     * @throws StartRefused if the database already holds something else: nobody gets accounts with a well-known
     *     password beside real ones
     */
    void loadOnce(CountySize size) {
        if (jdbc.queryForObject("select to_regclass('honors.demo_county') is not null", Boolean.class)) {
            String there = jdbc.queryForObject("select size from honors.demo_county", String.class);
            if (!there.equals(size.text())) {
                LOG.warn(BothLanguages.sayOnOneLine("demo.other-size", there, size.text()));
            }
            return;
        }
        if (jdbc.queryForObject(
                "select exists (select 1 from honors.account) or exists (select 1 from honors.organ)", Boolean.class)) {
            throw new StartRefused("demo.database-in-use");
        }
        long start = System.nanoTime();
        CountyRows county = transaction.execute(status -> load(size));
        jdbc.execute("analyze");
        LOG.info(BothLanguages.sayOnOneLine(
                "demo.county-loaded",
                county.schoolCount(),
                county.squadronCount(),
                county.squadCount(),
                county.pupilCount(),
                county.accountCount(),
                (System.nanoTime() - start) / 1e9));
    }

    private CountyRows load(CountySize size) {
        // the mark is of the same transaction as the rows: a start that is killed in between begins anew
        jdbc.execute("create table honors.demo_county (size text not null, school_year int not null)");
        SchoolYear year = SchoolYear.of(LocalDate.now(clock));
        jdbc.update("insert into honors.demo_county values (?, ?)", size.text(), year.from());
        CountyWords words = new CountyWords();
        CountyPlan plan = CountyPlan.full(words);
        String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD);
        CountyRows rows = new CountyRows(words, year, hash).add(size == CountySize.SMALL ? plan.small() : plan);
        jdbc.execute((ConnectionCallback<Void>) connection -> copy(rows, connection));
        jdbc.execute(
                "select setval(pg_get_serial_sequence('honors.person', 'id'), (select max(id) from honors.person))");
        jdbc.update("update honors.county set name = ?", words.one("name"));
        events.publishEvent(new CountyChanged());
        jdbc.update("update honors.account set activated_at = now()");
        stars.award(year);
        identities.synchronize();
        return rows;
    }

    private static Void copy(CountyRows rows, Connection connection) throws SQLException {
        try {
            rows.copyBy(connection.unwrap(PGConnection.class).getCopyAPI());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
