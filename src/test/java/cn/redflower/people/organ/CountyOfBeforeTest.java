package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Where a county was at work before its name was kept, the name is read off that of its committee. */
@IntegrationTest
class CountyOfBeforeTest {

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @CsvSource({
        "惠水县少先队工作委员会, 惠水县",
        "少先队长顺县工作委员会, 长顺县",
        "南明区少工委, 南明区",
        "三都水族自治县少先队工作委员会, 三都水族自治县",
        "县少先队工作委员会,",
        "少先队委员会,"
    })
    @Transactional
    void the_migration_finds_it(String committee, String county) throws IOException {
        String script =
                new ClassPathResource("db/migration/V47__county.sql").getContentAsString(StandardCharsets.UTF_8);
        int begin = script.indexOf("insert into honors.county");
        jdbc.update("update honors.organ set name = ? where id = 'county'", committee);
        jdbc.update("delete from honors.county");
        jdbc.update(script.substring(begin, script.indexOf(';', begin)));
        assertThat(jdbc.queryForObject("select name from honors.county", String.class))
                .isEqualTo(county);
    }
}
