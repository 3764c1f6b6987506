package cn.redflower.honours.certificate;

import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives certificate numbers, unique and without gaps per series. A number is taken in the caller's transaction and is
 * gone with it: what is rolled back leaves no gap. Whoever else wants a number of the same series waits until that
 * transaction has ended, so take numbers late and for a whole list at once.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CertificateNumbers {

    private final JdbcClient jdbc;

    CertificateNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the series. */
    public String next(CertificateSeries series) {
        return nextBlock(series, 1).get(0);
    }

    /**
     * The next numbers of the series, in ascending order; one statement, however many they are.
     *
     * @param count how many; none is allowed and takes nothing
     */
    public List<String> nextBlock(CertificateSeries series, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot give " + count + " numbers");
        }
        if (count == 0) {
            return List.of();
        }
        long last = jdbc.sql("""
                        insert into honors.certificate_series as s (series, last_number) values (:series, :count)
                        on conflict (series) do update set last_number = s.last_number + excluded.last_number
                        returning last_number""")
                .param("series", series.name())
                .param("count", count)
                .query(Long.class)
                .single();
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj(series::format)
                .toList();
    }
}
