package cn.redflower.platform.mail.outbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox for the administrator. */
@Controller
@RequestMapping("/mails")
class MailPages {

    private static final int PAGE = 50;

    private final MailList mails;
    private final SendingAgain sendingAgain;
    private final Clock clock;

    MailPages(MailList mails, SendingAgain sendingAgain, Clock clock) {
        this.clock = clock;
        this.mails = mails;
        this.sendingAgain = sendingAgain;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) MailList.Status status,
            @RequestParam(required = false) Long before,
            HttpServletRequest request,
            Model model) {
        MailsApi.requireAdministrator(request);
        List<MailList.Listed> page = mails.page(status, before, PAGE);
        model.addAttribute("counts", mails.counts());
        model.addAttribute("mails", page);
        model.addAttribute("status", status);
        model.addAttribute("statuses", MailList.Status.values());
        model.addAttribute("zone", clock.getZone());
        model.addAttribute(
                "next", page.size() < PAGE ? null : page.get(PAGE - 1).id());
        return "notification/mails";
    }

    @PostMapping("/retry")
    String retry(
            @RequestParam(required = false) List<Long> id,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletRequest request,
            RedirectAttributes next) {
        MailsApi.requireAdministrator(request);
        int batches = all ? sendingAgain.now(null) : id == null ? 0 : sendingAgain.now(id);
        next.addFlashAttribute("retried", String.valueOf(batches));
        return "redirect:/mails";
    }
}
