package cn.redflower.honours.onestar;

import cn.redflower.people.pupil.BadgesAsked;
import cn.redflower.people.pupil.BasicBadge.Family;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the register what the {@link Conditions} for one star say of basic badges, and nothing else of them. */
@Component
class AskedForOneStar implements BadgesAsked {

    private static final Map<String, Family> REASONS = Map.of(
            "badge.ineligible.red-star-missing", Family.RED_STAR,
            "badge.ineligible.red-flag-missing", Family.RED_FLAG,
            "badge.ineligible.torch-missing", Family.TORCH);

    private final Conditions conditions;
    private final OneStarProperties properties;

    AskedForOneStar(Conditions conditions, OneStarProperties properties) {
        this.conditions = conditions;
        this.properties = properties;
    }

    @Override
    public Set<Family> missing(Map<Family, Integer> held) {
        Set<Family> missing = EnumSet.noneOf(Family.class);
        PupilFacts facts = new PupilFacts(
                properties.minimumAge(),
                true,
                held.get(Family.RED_STAR),
                held.get(Family.RED_FLAG),
                held.get(Family.TORCH),
                false);
        conditions.against(facts).stream()
                .map(reason -> REASONS.get(reason.code()))
                .filter(java.util.Objects::nonNull)
                .forEach(missing::add);
        return missing;
    }
}
