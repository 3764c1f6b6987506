package cn.redflower.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.test.IntegrationTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Names that were stored before there was one form are brought into it by the migration, as the application would. */
@IntegrationTest
class StoredNamesTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    @Transactional
    void the_migration_writes_as_the_application_does() {
        String script = NamesInScriptTest.read("/db/migration/V37__names_in_one_form.sql");
        jdbc.sql(script.substring(script.indexOf("create function"), script.indexOf("$$;") + 3))
                .update();
        List<String> names = Stream.of(
                        Stream.of(
                                "王芳",
                                "张　 小\u00A0明",
                                "Ａｎｎａ　 Ｌｅｅ",
                                "阿卜杜拉 · 艾力",
                                "阿卜杜拉. 艾力",
                                "·艾力··古丽·",
                                "J. K. Smith",
                                "Ayşe Nur Yılmaz",
                                "李\uFEFF\u200B𠮷",
                                "葛\uDB40\uDD00心怡",
                                "\uF9E1\uD87E\uDC1A明",
                                "李\uE5F1",
                                "张*明",
                                "罗 玉 兰"),
                        Characters.mappings().keySet().stream()
                                .filter(c -> c < 0xE78D || c > 0xE796)
                                .map(c -> "李" + Character.toString(c)),
                        IntStream.rangeClosed(0x2F00, 0x2FD5).mapToObj(c -> "李" + Character.toString(c)),
                        IntStream.of(
                                        0xB7, 0x387, 0x2022, 0x2024, 0x2027, 0x2219, 0x22C5, 0x25CF, 0x16EB, 0x318D,
                                        0x3002, 0x30FB, 0xFE52, 0xFF0E, 0xFF61, 0xFF65, '.')
                                .mapToObj(c -> "扎西" + Character.toString(c) + "卓玛"))
                .flatMap(some -> some)
                .toList();
        assertThat(names)
                .allSatisfy(name -> assertThat(jdbc.sql("select pg_temp.one_form(?)")
                                .param(name)
                                .query(String.class)
                                .single())
                        .as(name)
                        .isEqualTo(PersonName.of(name).text()));
    }
}
