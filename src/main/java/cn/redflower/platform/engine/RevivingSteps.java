package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.time.CalendarChanged;
import cn.redflower.platform.time.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps that stopped at a year that was missing in the working calendar go on by themselves once it is there: with the
 * year, and again every few minutes for what failed at that very moment.
 */
@Component
class RevivingSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RevivingSteps.class);
    private static final int AT_ONCE = 1000;
    private static final int TRIES = 3;

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final IdentityService identities;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RevivingSteps(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService jobs,
            @Lazy IdentityService identities,
            WorkingCalendar calendar,
            Clock clock) {
        this.runtime = runtime;
        this.jobs = jobs;
        this.identities = identities;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The year is there, in the present transaction. */
    @EventListener
    void entered(CalendarChanged changed) {
        revive(changed.year());
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    @Transactional
    public void again() {
        int year = LocalDate.now(clock).getYear();
        try {
            IntStream.rangeClosed(year - 1, year + 1)
                    .filter(y ->
                            calendar.covers(LocalDate.of(y, 1, 1), LocalDate.of(y, 1, 1)) instanceof Outcome.Done<Void>)
                    .forEach(this::revive);
        } catch (OptimisticLockingException anotherNodeDoesTheSame) {
            LOG.debug("steps are being revived elsewhere");
        }
    }

    private void revive(int year) {
        Authentication person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            // the sentence of workingday.year-missing leads to the page of the year
            List<String> stopped = runtime
                    .createIncidentQuery()
                    .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                    .incidentMessageLike("%/calendar/" + year + "%")
                    .listPage(0, AT_ONCE)
                    .stream()
                    .map(Incident::getConfiguration)
                    .distinct()
                    .toList();
            if (!stopped.isEmpty()) {
                jobs.setJobRetries(stopped, TRIES);
                stopped.forEach(job -> jobs.setJobDuedate(job, null));
                LOG.info("{} steps that had waited for the calendar of {} go on", stopped.size(), year);
            }
        } finally {
            if (person != null) {
                identities.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
