package cn.redflower.people.organ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.redflower.platform.problem.Problems;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What comes of a county's name, and what was set instead. */
class CountyTest {

    @ParameterizedTest
    @CsvSource({
        "惠水县,         惠水,     惠水县少工委,         惠少, 惠水县少先队荣誉评审",
        "长顺县,         长顺,     长顺县少工委,         长少, 长顺县少先队荣誉评审",
        "南明区,         南明,     南明区少工委,         南少, 南明区少先队荣誉评审",
        "都匀市,         都匀,     都匀市少工委,         都少, 都匀市少先队荣誉评审",
        "易县,           易县,     易县少工委,           易少, 易县少先队荣誉评审",
        "六枝特区,       六枝,     六枝特区少工委,       六少, 六枝特区少先队荣誉评审",
        "三都水族自治县, 三都水族, 三都水族自治县少工委, 三少, 三都水族自治县少先队荣誉评审",
        "𬭊县,           𬭊县,     𬭊县少工委,           𬭊少, 𬭊县少先队荣誉评审",
        ",               县,       县少工委,             县少, 县少先队荣誉评审"
    })
    void all_words_come_of_the_name(String name, String shortName, String issuer, String code, String title) {
        County county = County.of(new CountySettings(1, name, null, null, null, "甲", "乙", "丙"), texts());
        assertThat(county).isEqualTo(new County(name == null ? "县" : name, shortName, issuer, code, title));
    }

    @Test
    void what_was_set_goes_before() {
        County county = County.of(new CountySettings(1, "三都水族自治县", "三都", "三都县少工委", "三都少", "甲", "乙", "丙"), texts());
        assertThat(county).isEqualTo(new County("三都水族自治县", "三都", "三都县少工委", "三都少", "三都水族自治县少先队荣誉评审"));
    }

    private static Problems texts() {
        ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/organization");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        Problems texts = mock(Problems.class);
        when(texts.text(anyString(), any(Object[].class)))
                .thenAnswer(call -> bundle.getMessage(
                        call.getArgument(0),
                        call.getRawArguments()[1] instanceof Object[] args ? args : new Object[0],
                        Locale.CHINA));
        return texts;
    }
}
