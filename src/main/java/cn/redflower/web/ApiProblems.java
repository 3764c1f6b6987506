package cn.redflower.web;

import cn.redflower.casework.approval.AlreadyDone;
import cn.redflower.platform.database.DatabaseWatch;
import cn.redflower.platform.problem.OutOfReach;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.problem.UnstorableText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Answers everything that goes wrong in {@code /api} as an RFC 9457 problem in Chinese, and keeps causes out of it. */
@RestControllerAdvice(annotations = RestController.class)
@Order(10)
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final Problems problems;
    private final AlreadyDone alreadyDone;
    private final DatabaseWatch database;
    private final String maximumUpload;

    ApiProblems(
            Problems problems,
            AlreadyDone alreadyDone,
            DatabaseWatch database,
            @Value("${spring.servlet.multipart.max-file-size}") String maximumUpload) {
        this.problems = problems;
        this.alreadyDone = alreadyDone;
        this.database = database;
        this.maximumUpload = maximumUpload;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RefusedException e) {
        return answer(problems.body(alreadyDone.explained(e.reasons())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(MethodArgumentNotValidException e) {
        // what cannot be read is named alone: the words for it are the library's and name our types
        String fields = e.getBindingResult().getFieldErrors().stream()
                .map(f -> f.isBindingFailure() ? f.getField() : f.getField() + " " + f.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("；"));
        return answer(problems.body(400, "problem.malformed", problems.text("problem.malformed", fields)));
    }

    /** Also where the body makes the library complain of our types, e.g. by a key that stands in it twice. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageConversionException e, HttpServletRequest request) {
        if (e instanceof HttpMessageNotWritableException) {
            return unexpected(e, request);
        }
        return e.getCause() instanceof StorableText.Unstorable
                ? answer(problems.body(List.of(UnstorableText.refusal())))
                : answer(problems.body(400, "problem.malformed", problems.text("problem.malformed", "JSON")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mismatch(MethodArgumentTypeMismatchException e) {
        return answer(problems.body(400, "problem.malformed", problems.text("problem.malformed", e.getName())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException e) {
        return answer(problems.body(413, "problem.too-large", problems.text("problem.too-large", maximumUpload)));
    }

    /**
     * A parameter whose name or value the firewall does not let through; it is found out only when somebody asks for
     * it.
     */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> oddParameter(RequestRejectedException e) {
        return answer(problems.body(List.of(UnstorableText.refusal())));
    }

    /** A form of several parts that breaks off, or says nothing of where its parts begin. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> brokenForm(MultipartException e) {
        return answer(
                problems.body(400, "problem.malformed", problems.text("problem.malformed", "multipart/form-data")));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> concurrent(ConcurrencyFailureException e) {
        return answer(problems.body(409, "problem.concurrent", problems.text("problem.concurrent")));
    }

    /** Somebody else was a moment faster with the same thing, or took away what this one stands on. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> taken(DataIntegrityViolationException e, HttpServletRequest request) {
        return TakenMeanwhile.causes(e)
                ? answer(problems.body(409, "problem.concurrent", problems.text("problem.concurrent")))
                : unexpected(e, request);
    }

    /** Whoever asked has left, say by opening another page: there is nobody to answer, and nothing is wrong. */
    @ExceptionHandler
    void left(AsyncRequestNotUsableException e) {
        LOG.debug("the client has left before the answer was written");
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            return answer(known(known.getStatusCode()));
        } else if (UnstorableText.causes(e)) {
            return answer(problems.body(List.of(UnstorableText.refusal())));
        } else if (OutOfReach.causes(e) || database.isGone()) {
            return answer(problems.body(List.of(OutOfReach.refusal(e))));
        }
        String number = Defects.log(request.getMethod(), request.getServletPath(), e);
        return answer(problems.body(500, "problem.unexpected", problems.text("problem.unexpected", number)));
    }

    private Map<String, Object> known(HttpStatusCode status) {
        String code = Map.of(
                        404,
                        "problem.not-found",
                        405,
                        "problem.method-not-allowed",
                        406,
                        "problem.media-type",
                        415,
                        "problem.media-type",
                        403,
                        "problem.not-allowed")
                .get(status.value());
        return code == null
                ? problems.body(400, "problem.malformed", problems.text("problem.malformed", "HTTP " + status.value()))
                : problems.body(status.value(), code, problems.text(code));
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> body) {
        return ResponseEntity.status((Integer) body.get("status"))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
