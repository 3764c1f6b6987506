package cn.redflower.honours.countyround;

import cn.redflower.platform.problem.Refusal;
import java.util.List;
import java.util.UUID;

/**
 * A squadron, or the brigade as a whole, with the reasons that speak against an award today.
 *
 * @param squadronId null: the brigade
 * @param restsOn the award of the step below that qualifies it, or null
 * @param heldBefore school years in which it already holds this award
 */
public record CollectiveStanding(
        String schoolId,
        String squadronId,
        String name,
        Integer grade,
        UUID restsOn,
        List<String> heldBefore,
        List<Refusal> reasons) {}
