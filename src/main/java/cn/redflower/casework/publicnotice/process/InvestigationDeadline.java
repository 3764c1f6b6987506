package cn.redflower.casework.publicnotice.process;

import cn.redflower.casework.publicnotice.PublicNoticeProperties;
import java.time.Clock;
import java.util.Date;
import org.springframework.stereotype.Component;

/** By when an objection should be investigated; asked by the task's due date and by the timer that calls it in. */
@Component("investigationDeadline")
public class InvestigationDeadline {

    private final PublicNoticeProperties properties;
    private final Clock clock;

    InvestigationDeadline(PublicNoticeProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** The deadline of an investigation that begins now. */
    public Date due() {
        return Date.from(clock.instant().plus(properties.investigationTime()));
    }
}
