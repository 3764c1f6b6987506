package cn.redflower.honours.onestar;

import cn.redflower.platform.time.EndOfDay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/**
 * Until when a list that was returned or withdrawn has to be handed in again: the round's deadline, or at least the
 * days for corrections.
 */
@Component
class CorrectionTime {

    private final OneStarProperties properties;
    private final OpenQuestions questions;
    private final Clock clock;

    CorrectionTime(OneStarProperties properties, OpenQuestions questions, Clock clock) {
        this.properties = properties;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * For a list that goes back now. While others are still at work for the first time there is one deadline for all.
     */
    OffsetDateTime from(Evaluation evaluation) {
        // what people are told is a day, so it lasts to the end of it
        OffsetDateTime corrected =
                EndOfDay.of(LocalDate.now(clock).plusDays(properties.correctionDays()), clock.getZone());
        OffsetDateTime deadline = evaluation.nominationDeadline();
        return deadline.isAfter(corrected) || questions.anyFirstDraft(evaluation.id()) ? deadline : corrected;
    }
}
