package cn.redflower.web;

import cn.redflower.platform.arrival.Arrival;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.problem.UnstorableText;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a person sees when a page cannot be shown: a sentence that says what to do, never internals. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private static final Set<Integer> WORDED = Set.of(400, 401, 403, 404, 405, 406, 408, 409, 413, 415, 422, 429, 503);

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping(value = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        Map<String, Object> body = problem(request);
        Arrival.refusalOf(request).ifPresent(arrival -> response.setStatus(arrival.status()));
        model.addAttribute("problem", body);
        return "error";
    }

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> problemAnswer(HttpServletRequest request) {
        Map<String, Object> body = problem(request);
        return ResponseEntity.status((Integer) body.get("status"))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    @ExceptionHandler
    String refused(RefusedException e, HttpServletResponse response, Model model) {
        Map<String, Object> body = problems.body(e.reasons());
        response.setStatus((Integer) body.get("status"));
        model.addAttribute("problem", body);
        return "error";
    }

    /** What nobody could store was never a page of ours; anything else goes on to the server's own handling. */
    @ExceptionHandler
    String unstorable(DataIntegrityViolationException e, HttpServletResponse response, Model model) {
        if (TakenMeanwhile.causes(e)) {
            return refused(new RefusedException(Refusal.conflict("problem.concurrent")), response, model);
        } else if (!UnstorableText.causes(e)) {
            throw e;
        }
        return refused(new RefusedException(UnstorableText.refusal()), response, model);
    }

    @ExceptionHandler
    String concurrent(ConcurrencyFailureException e, HttpServletResponse response, Model model) {
        return refused(new RefusedException(Refusal.conflict("problem.concurrent")), response, model);
    }

    @ExceptionHandler
    String oddParameter(RequestRejectedException e, HttpServletResponse response, Model model) {
        return refused(new RefusedException(UnstorableText.refusal()), response, model);
    }

    private Map<String, Object> problem(HttpServletRequest request) {
        Optional<Arrival> arrival = Arrival.refusalOf(request);
        if (arrival.isPresent()) {
            return problems.body(
                    arrival.get().status(),
                    arrival.get().code(),
                    problems.text(arrival.get().code()));
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : 404;
        if (!WORDED.contains(status)) {
            status = status < 500 ? 400 : 500;
        }
        String text = switch (status) {
            case 401 -> "problem.login-required";
            case 403 -> "problem.not-allowed";
            case 404 -> "problem.not-found";
            case 405 -> "problem.method-not-allowed";
            case 406, 415 -> "problem.media-type";
            case 408 -> "problem.too-slow";
            case 409 -> "problem.concurrent";
            case 413 -> "problem.too-large";
            case 503 -> "problem.unavailable";
            case 500 -> "problem.unexpected";
            default -> "problem.malformed";
        };
        Object[] args = switch (text) {
            case "problem.malformed" -> new Object[] {problems.text("problem.malformed.somewhere")};
            case "problem.unexpected" ->
                new Object[] {
                    Defects.log(
                            request.getMethod(),
                            String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)),
                            (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                };
            case "problem.too-large" -> new Object[] {"20MB"};
            default -> new Object[0];
        };
        return problems.body(status, text, problems.text(text, args));
    }
}
