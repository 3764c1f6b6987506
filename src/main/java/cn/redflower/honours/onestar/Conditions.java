package cn.redflower.honours.onestar;

import cn.redflower.platform.problem.Refusal;
import java.util.List;

/**
 * Judges who can be nominated for one star, by decision tables that a county can read and change; all reasons at once.
 */
public interface Conditions {

    /** Why these pupils cannot be nominated; empty if they can. */
    List<Refusal> against(PupilFacts facts);

    /** Why such a squadron cannot be nominated as a collective; empty if it can. */
    List<Refusal> against(SquadronFacts facts);
}
