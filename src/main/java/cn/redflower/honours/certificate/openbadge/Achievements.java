package cn.redflower.honours.certificate.openbadge;

import cn.redflower.platform.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be achieved, as a badge describes it: a kind of award or title of which a certificate was issued. */
@Component
@WhenSwitchedOn
class Achievements {

    private final JdbcClient jdbc;
    private final BadgeAddresses addresses;
    private final Problems texts;

    Achievements(JdbcClient jdbc, BadgeAddresses addresses, Problems texts) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.texts = texts;
    }

    /** By its kind, as it was called on the newest certificate. */
    Optional<Map<String, Object>> find(String awardKind) {
        return jdbc.sql("select award from honors.certificate where award_kind = ? order by issued_on desc limit 1")
                .param(awardKind)
                .query(String.class)
                .optional()
                .map(name -> describe(awardKind, name));
    }

    Map<String, Object> describe(String awardKind, String name) {
        Map<String, Object> achievement = new LinkedHashMap<>();
        achievement.put("id", addresses.achievement(awardKind));
        achievement.put("type", List.of("Achievement"));
        achievement.put("achievementType", "Award");
        achievement.put("name", name);
        achievement.put("description", texts.text("openbadge.achievement", name));
        achievement.put("criteria", Map.of("narrative", texts.text("openbadge.criteria", name)));
        return achievement;
    }
}
