package cn.redflower.honours.countyround.screening;

import cn.redflower.honours.countyround.CountyRound;
import cn.redflower.honours.countyround.CountyRounds;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may look at the rows of a round, and who may decide on them and when. */
@Component
class ScreeningRound {

    private final CountyRounds rounds;

    ScreeningRound(CountyRounds rounds) {
        this.rounds = rounds;
    }

    /** The round, to whoever sees rows of it; to others there is none. */
    Outcome<CountyRound> readBy(Actor actor, UUID id) {
        return rounds.find(id)
                .filter(round -> sees(actor, round))
                .map(Outcome::done)
                .orElseGet(ScreeningRound::notFound);
    }

    /** The round, locked, to whoever decides, as long as it is being screened. */
    Outcome<CountyRound> decidedBy(Actor actor, UUID id) {
        Outcome<CountyRound> seen = readBy(actor, id);
        if (seen instanceof Outcome.Refused) {
            return seen;
        }
        if (!actor.mayEverywhere(Permission.MANAGE_COUNTY_AWARDS)) {
            return Outcome.refused(Refusal.notAllowed("screening.not-allowed"));
        }
        CountyRound round = rounds.lock(id).orElseThrow();
        return round.status() == CountyRound.Status.NOMINATING
                ? Outcome.done(round)
                : Outcome.refused(
                        Refusal.conflict("screening.round-moved-on").after(id, null, "Task_ScreenNominations"));
    }

    /** Whether she decides on rows of this round now. */
    static boolean open(Actor actor, CountyRound round) {
        return actor.mayEverywhere(Permission.MANAGE_COUNTY_AWARDS) && round.status() == CountyRound.Status.NOMINATING;
    }

    /** The schools whose rows she may see; null: all. */
    static Collection<String> schools(Actor actor) {
        return actor.mayEverywhere(Permission.SEE_COUNTY_NOMINEES)
                ? null
                : actor.schoolsWhereMay(Permission.SEE_COUNTY_NOMINEES);
    }

    private static boolean sees(Actor actor, CountyRound round) {
        boolean draft = round.status() == CountyRound.Status.DRAFT || round.status() == CountyRound.Status.DISCARDED;
        Collection<String> schools = schools(actor);
        return (schools == null || !schools.isEmpty())
                && (!draft || actor.mayEverywhere(Permission.MANAGE_COUNTY_AWARDS));
    }

    private static Outcome<CountyRound> notFound() {
        return Outcome.refused(Refusal.notFound("screening.round-not-found"));
    }
}
