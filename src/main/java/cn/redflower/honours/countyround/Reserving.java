package cn.redflower.honours.countyround;

import cn.redflower.honours.award.Holder;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places of a school and of the county: taken when a list is handed in, given back when rows come back, are rejected,
 * struck or withdrawn. The round's lock makes takers of the last place wait for each other; the second finds it gone
 * and is told so.
 */
@Component
public class Reserving {

    private final JdbcClient jdbc;
    private final CountyRounds rounds;

    Reserving(JdbcClient jdbc, CountyRounds rounds) {
        this.jdbc = jdbc;
        this.rounds = rounds;
    }

    private record Use(int wanted, int school, int county) {}

    /**
     * Takes a place for every row of the school that its committee approved and that the county has not rejected or
     * struck, and that has not lapsed.
     *
     * @return why places are missing; empty if they are taken. Refused, the caller must roll back or take nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Refusal> take(SchoolNomination nomination) {
        CountyRound round = rounds.lock(nomination.roundId()).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        for (Holder kind : Holder.values()) {
            Use use = jdbc.sql("""
                            select (count(*) filter (where n.nomination_id = :nomination and not n.reserved
                                and n.school_decision = 'APPROVED'
                                       and n.struck_reason is null and n.not_awarded_reason is null
                                           and n.screening is distinct from 'REJECTED'))::int as wanted,
                                   (count(*) filter (where n.nomination_id = :nomination
                                       and n.reserved))::int as school,
                                   (count(*) filter (where n.reserved))::int as county
                            from honors.county_nominee n where n.round_id = :round and n.kind = :kind""")
                    .param("nomination", nomination.id())
                    .param("round", round.id())
                    .param("kind", kind.name())
                    .query(Use.class)
                    .single();
            boolean persons = kind == Holder.INDIVIDUAL;
            int ofSchool = persons ? nomination.individualPlaces() : nomination.collectivePlaces();
            Integer ofCounty = persons ? round.individualPlaces() : round.collectivePlaces();
            String what = persons ? "individuals" : "collectives";
            if (use.wanted() == 0) {
                continue;
            }
            if (use.school() + use.wanted() > ofSchool) {
                refusals.add(Refusal.rule("countyaward.places.school." + what, use.school() + use.wanted(), ofSchool));
            } else if (ofCounty == null || use.county() + use.wanted() > ofCounty) {
                int left = ofCounty == null ? 0 : Math.max(0, ofCounty - use.county());
                refusals.add(Refusal.conflict("countyaward.places.county." + what, use.wanted(), left));
            }
        }
        if (refusals.isEmpty()) {
            jdbc.sql("""
                            update honors.county_nominee set reserved = true
                                where nomination_id = ? and school_decision = 'APPROVED' and struck_reason is null
                                and not_awarded_reason is null
                                and screening is distinct from 'REJECTED'
                                    and not reserved""").param(nomination.id()).update();
        }
        return refusals;
    }

    /** Gives back every place of a school's list. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID nominationId) {
        jdbc.sql("update honors.county_nominee set reserved = false where nomination_id = ? and reserved")
                .param(nominationId)
                .update();
    }

    /** Gives back the places of single rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Collection<Long> nomineeIds) {
        jdbc.sql("update honors.county_nominee set reserved = false where id = any (:ids) and reserved")
                .param("ids", nomineeIds.toArray(Long[]::new))
                .update();
    }
}
