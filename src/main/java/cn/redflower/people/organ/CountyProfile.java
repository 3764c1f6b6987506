package cn.redflower.people.organ;

import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.SiteTitle;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the county is called now. Remembered for two seconds, as every page asks: a node on which it is changed says so
 * at once, every other one within that time.
 */
@Component
public class CountyProfile implements SiteTitle {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final JdbcClient jdbc;
    private final Problems texts;
    private volatile Heard heard;

    CountyProfile(JdbcClient jdbc, Problems texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** What was read last. @param at by the machine's own count of nanoseconds, which no demo moves */
    private record Heard(County county, long at, boolean outdated) {

        boolean isFresh() {
            return !outdated && System.nanoTime() - at < FRESH;
        }
    }

    /** The words to use now. */
    public County now() {
        Heard last = heard;
        if (last == null || !last.isFresh()) {
            long at = System.nanoTime();
            last = new Heard(County.of(settings(), texts), at, false);
            heard = last;
        }
        return last.county();
    }

    /** Whether somebody has said what the county is called. */
    public boolean isNamed() {
        return settings().name() != null;
    }

    /** For the heads of pages: where the database is gone as one is being drawn, as it was called before. */
    @Override
    public String title() {
        try {
            return now().title();
        } catch (DataAccessException gone) {
            Heard last = heard;
            if (last == null) {
                throw gone;
            }
            return last.county().title();
        }
    }

    /** The words that settings make. */
    County with(CountySettings settings) {
        return County.of(settings, texts);
    }

    CountySettings settings() {
        return jdbc.sql("""
                        select c.version, c.name, c.short_name, c.notice_issuer, c.document_code,
                            (select o.name from honors.organ o where o.id = 'county') as county_committee,
                            (select o.name from honors.organ o where o.id = 'league') as youth_league,
                            (select o.name from honors.organ o where o.id = 'education') as education_bureau
                        from honors.county c""").query(CountySettings.class).single();
    }

    @EventListener
    void changed(CountyChanged event) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget();
                }
            });
        } else {
            forget();
        }
    }

    private void forget() {
        Heard last = heard;
        if (last != null) {
            heard = new Heard(last.county(), last.at(), true);
        }
    }
}
