package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import cn.redflower.platform.problem.Problems;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the county's screening tells schools by mail. No letter names a pupil; the remarks on rows are read after
 * logging in.
 */
@Component
class ScreeningLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private final Letters letters;
    private final Posts posts;
    private final AwardKinds kinds;
    private final Problems texts;

    ScreeningLetters(Letters letters, Posts posts, AwardKinds kinds, Problems texts) {
        this.letters = letters;
        this.posts = posts;
        this.kinds = kinds;
        this.texts = texts;
    }

    /** To the brigade counselor: so many rows are to be corrected until a day. */
    void returned(CountyRound round, SchoolNomination nomination, String remark, int rows, OffsetDateTime closesAt) {
        String award = kinds.find(round.awardKind()).map(AwardKind::name).orElse(round.awardKind());
        Map<String, Object> model = Map.of(
                "round",
                texts.text("screening.mail.round", round.schoolYear(), award),
                "what",
                texts.text("screening.mail.what"),
                "organ",
                texts.text("screening.mail.organ"),
                "reason",
                texts.text("screening.mail.reason", rows) + (remark == null ? "" : "\n" + remark),
                "deadline",
                closesAt,
                "path",
                TASKLIST);
        letters.post(
                "county-award/returned",
                nomination.id().toString(),
                posts.holders(nomination.schoolId(), PostKind.BRIGADE_COUNSELOR).stream()
                        .map(holder -> new Letter(holder.email(), "returned", model))
                        .toList());
    }
}
