package cn.redflower.demo.mailbox;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The demo's mails: the list, a mail, and its HTML by itself for the frame that shows it. */
@Controller
@Profile("demo")
@RequestMapping("/demo/mailbox")
class MailboxPages {

    private static final int ON_A_PAGE = 50;

    /** A mail may bring its own style, but no script, and it loads nothing. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Mailbox mailbox;

    MailboxPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "1") int page, Model model) {
        int number = Math.max(1, Math.min(page, Mailbox.KEPT / ON_A_PAGE + 1));
        Mailbox.Page found = mailbox.list(to, (number - 1) * ON_A_PAGE, ON_A_PAGE);
        model.addAttribute("to", to.strip());
        model.addAttribute("page", number);
        model.addAttribute("pages", Math.max(1, (found.total() + ON_A_PAGE - 1) / ON_A_PAGE));
        model.addAttribute("total", found.total());
        model.addAttribute("kept", Mailbox.KEPT);
        model.addAttribute("mails", found.mails());
        return "demo/mailbox";
    }

    @GetMapping("/{number}")
    String mail(@PathVariable long number, Model model) {
        model.addAttribute("mail", opened(number));
        return "demo/mail";
    }

    @GetMapping("/{number}/html")
    ResponseEntity<String> html(@PathVariable long number) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .body(opened(number).framed());
    }

    private OpenedMail opened(long number) {
        return mailbox.open(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
