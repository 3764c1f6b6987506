package cn.redflower.platform.mail.outbox;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for the administrator's scripts: what waits, what was sent, what was refused, and trying again. */
@RestController
@RequestMapping("/api/mails")
class MailsApi {

    private static final int LARGEST_PAGE = 200;

    private final MailList mails;
    private final SendingAgain sendingAgain;

    MailsApi(MailList mails, SendingAgain sendingAgain) {
        this.mails = mails;
        this.sendingAgain = sendingAgain;
    }

    /** @param mails the newest first; the next page is the one before the last id */
    record Outbox(MailList.Counts counts, List<MailList.Listed> mails) {}

    /** @param ids the mails to try, or null for all that were not sent */
    record Retry(@Size(max = LARGEST_PAGE) List<@NotNull Long> ids) {}

    record Retried(int batches) {}

    @GetMapping
    Outbox list(
            @RequestParam(required = false) MailList.Status status,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        requireAdministrator(request);
        return new Outbox(mails.counts(), mails.page(status, before, Math.max(1, Math.min(size, LARGEST_PAGE))));
    }

    @PostMapping("/retry")
    Retried retry(@RequestBody @Valid Retry retry, HttpServletRequest request) {
        requireAdministrator(request);
        return new Retried(sendingAgain.now(retry.ids()));
    }

    static void requireAdministrator(HttpServletRequest request) {
        if (!request.isUserInRole("ADMINISTRATOR")) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }
}
