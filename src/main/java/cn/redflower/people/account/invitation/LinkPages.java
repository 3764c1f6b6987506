package cn.redflower.people.account.invitation;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.people.account.invitation.PasswordLinks.Bearer;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.ratelimit.AddressLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Setting a password without having one: by the link from a mail, and asking for that mail. Open to anybody. Looking at
 * a link does not use it, as mail programs look too.
 */
@Controller
@RequestMapping("/password")
class LinkPages {

    private final SettingFirstPassword setting;
    private final AskingForLink asking;
    private final AccountProperties properties;
    private final AddressLimit limit;
    private final Problems texts;

    LinkPages(SettingFirstPassword setting, AskingForLink asking, AccountProperties properties, Problems texts) {
        this.setting = setting;
        this.asking = asking;
        this.properties = properties;
        this.limit = new AddressLimit(properties.forgottenPerHour(), Duration.ofHours(1));
        this.texts = texts;
    }

    @Bean
    @Order(0)
    static Customizer<HttpSecurity> openLinks() {
        return http -> {
            try {
                http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                new AntPathRequestMatcher("/password/link/*"),
                                new AntPathRequestMatcher("/password/forgotten"))
                        .permitAll());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @GetMapping("/link/{token}")
    String open(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<Bearer> bearer = setting.bearer(token);
        return bearer.isEmpty() ? isVoid(response) : form(bearer.get(), List.of(), model, response);
    }

    @PostMapping("/link/{token}")
    String set(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            HttpServletResponse response) {
        Outcome<Void> outcome = setting.set(token, next, repeated);
        if (outcome instanceof Outcome.Refused<Void> refused) {
            Optional<Bearer> bearer = setting.bearer(token);
            if (bearer.isEmpty()) {
                return isVoid(response);
            }
            response.setStatus(refused.reasons().get(0).kind().status());
            return form(bearer.get(), refused.reasons(), model, response);
        }
        return "redirect:/login?passwordset";
    }

    private String form(Bearer bearer, List<Refusal> reasons, Model model, HttpServletResponse response) {
        // the address is the secret: no page that is opened from here is told it
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("bearer", bearer);
        model.addAttribute("shortest", properties.passwordMinLength());
        model.addAttribute("reasons", reasons.stream().map(texts::sentence).toList());
        return "account/link";
    }

    private static String isVoid(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "account/link-void";
    }

    @GetMapping("/forgotten")
    String forgotten() {
        return "account/forgotten";
    }

    @PostMapping("/forgotten")
    String ask(
            @RequestParam(defaultValue = "") String login,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            response.setStatus(429);
            model.addAttribute("login", login);
            model.addAttribute("tooMany", true);
            return "account/forgotten";
        }
        asking.ask(login);
        model.addAttribute("asked", true);
        model.addAttribute("hours", properties.forgottenValid().toHours());
        return "account/forgotten";
    }
}
