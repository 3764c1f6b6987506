package cn.redflower.people.pupil;

import java.util.Map;
import java.util.Set;

/** What basic badges a star asks for. The register only shows it; whoever gives stars judges and implements it. */
public interface BadgesAsked {

    /**
     * The families of which a pupil needs more badges before she can be nominated for one star.
     *
     * @param held how many different badges of each family she holds, each family in it
     */
    Set<BasicBadge.Family> missing(Map<BasicBadge.Family, Integer> held);
}
