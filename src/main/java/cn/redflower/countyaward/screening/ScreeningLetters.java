package cn.redflower.countyaward.screening;

import cn.redflower.award.AwardKind;
import cn.redflower.award.AwardKinds;
import cn.redflower.countyaward.CountyRound;
import cn.redflower.countyaward.SchoolNomination;
import cn.redflower.notification.Letter;
import cn.redflower.notification.Letters;
import cn.redflower.organization.PostKind;
import cn.redflower.organization.Posts;
import cn.redflower.problem.Problems;
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
