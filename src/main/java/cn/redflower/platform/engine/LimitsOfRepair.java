package cn.redflower.platform.engine;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedAnswers;
import cn.redflower.platform.time.EndOfDay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says at the door what is no repair, before the engine touches anything: a deadline ends on its day and not when
 * somebody runs its job, a job that is tried again keeps its date, and a message brings no values with it. (Inside,
 * steps and messages ask the record anyway; but a job that was refused there would have lost a try and left an
 * incident.)
 */
class LimitsOfRepair extends OncePerRequestFilter {

    private static final Pattern EXECUTED = Pattern.compile("/job/([^/]+)/execute/?");
    private static final Pattern RETRIED = Pattern.compile("/job(?:-definition)?/[^/]+/retries/?");
    private static final Pattern MESSAGE = Pattern.compile("/message/?");
    /** A timer that failed waits a moment before it is tried again; that is no deadline. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final ManagementService jobs;
    private final RuntimeService cases;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    LimitsOfRepair(ManagementService jobs, RuntimeService cases, Clock clock) {
        this.jobs = jobs;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refusal = against(request);
        if (refusal.isPresent()) {
            RefusedAnswers.remember(List.of(refusal.get()));
            response.setStatus(refusal.get().kind().status());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Refusal> against(HttpServletRequest request) throws IOException {
        String path = EngineApiGuard.path(request);
        Matcher executed = EXECUTED.matcher(path);
        if (executed.matches()) {
            return againstExecuting(executed.group(1));
        } else if (RETRIED.matcher(path).matches()
                && fields(json.readTree(request.getInputStream())).anyMatch("dueDate"::equals)) {
            return Optional.of(Refusal.notAllowed("engine.date-stays"));
        } else if (MESSAGE.matcher(path).matches()) {
            return againstMessage(json.readTree(request.getInputStream()));
        }
        return Optional.empty();
    }

    /** Brought with values, or to nobody: said to all that wait for it, the engine calls it delivered even then. */
    private Optional<Refusal> againstMessage(JsonNode message) {
        if (fields(message).anyMatch(name -> name.startsWith("processVariables"))) {
            return Optional.of(Refusal.notAllowed("engine.message-without-values"));
        } else if (!message.path("all").asBoolean()
                || !message.path("messageName").isTextual()) {
            return Optional.empty();
        }
        ExecutionQuery waiting = cases.createExecutionQuery()
                .messageEventSubscriptionName(message.get("messageName").textValue());
        if (message.path("businessKey").isTextual()) {
            waiting.processInstanceBusinessKey(message.get("businessKey").textValue());
        }
        return waiting.count() == 0 ? Optional.of(Refusal.conflict("engine.nobody-waits")) : Optional.empty();
    }

    private Optional<Refusal> againstExecuting(String id) {
        Job timer = jobs.createJobQuery().jobId(id).timers().singleResult();
        if (timer == null || timer.getDuedate() == null) {
            return Optional.empty();
        }
        Instant due = timer.getDuedate().toInstant();
        Instant ripe = timer.getExceptionMessage() == null
                ? clock.instant()
                : clock.instant().plus(LONGEST_PAUSE);
        return due.isAfter(ripe)
                ? Optional.of(Refusal.conflict("engine.deadline-not-over", EndOfDay.inWords(due, clock.getZone())))
                : Optional.empty();
    }

    private static Stream<String> fields(JsonNode body) {
        return body.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(Map.Entry::getKey);
    }
}
