package cn.redflower.honours.countyround;

import cn.redflower.casework.publicnotice.PublicNotices;
import cn.redflower.platform.time.CalendarChanged;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A notice has ended, its decision waits to be issued, and then the working calendar is corrected so that the notice
 * was too short: the list is noticed once more, and the decision is wanted again when that is over.
 */
@Component
class NoticingAgain {

    private final CountyRounds rounds;
    private final PublicNotices notices;
    private final CountyRoundFlow flow;

    NoticingAgain(CountyRounds rounds, PublicNotices notices, CountyRoundFlow flow) {
        this.rounds = rounds;
        this.notices = notices;
        this.flow = flow;
    }

    @EventListener
    void recount(CalendarChanged changed) {
        for (UUID round : rounds.waitingForDecision()) {
            if (notices.againstActingOn(round.toString()).stream()
                    .anyMatch(reason -> reason.code().equals(PublicNotices.TOO_SHORT))) {
                flow.noticeAgain(round);
            }
        }
    }
}
