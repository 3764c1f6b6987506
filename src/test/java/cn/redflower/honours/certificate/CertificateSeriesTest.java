package cn.redflower.honours.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CertificateSeriesTest {

    @Test
    void a_number_has_the_digits_of_its_series() {
        assertThat(CertificateSeries.ofYear("HSHLJ", 2026).format(1)).isEqualTo("HSHLJ-2026-000001");
        assertThat(new CertificateSeries("小红花2026", 3).format(42)).isEqualTo("小红花2026-042");
    }

    @Test
    void a_number_that_outgrows_its_digits_is_written_out() {
        assertThat(new CertificateSeries("A", 2).format(12345)).isEqualTo("A-12345");
    }
}
