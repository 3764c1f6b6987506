package cn.redflower.honours.award;

import cn.redflower.people.pupil.HeldAwards;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the register of pupils which awards one of them holds. */
@Component
class AwardsOfPupils implements HeldAwards {

    private final Awards awards;
    private final AwardKinds kinds;

    AwardsOfPupils(Awards awards, AwardKinds kinds) {
        this.awards = awards;
        this.kinds = kinds;
    }

    @Override
    public List<Held> of(long pupilId) {
        return awards.ofPupil(pupilId).stream()
                .map(award -> new Held(
                        kinds.find(award.kind()).map(AwardKind::name).orElse(award.kind()),
                        award.number(),
                        award.schoolName(),
                        award.schoolYear(),
                        award.awardedOn(),
                        !award.valid()))
                .toList();
    }
}
