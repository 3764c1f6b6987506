package cn.redflower.people.account.slip;

import cn.redflower.people.account.AccountProperties;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.ratelimit.AddressLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Setting a first password with a slip. Open to anybody. */
@Controller
@RequestMapping(SlipPages.PATH)
class SlipPages {

    static final String PATH = "/password/slip";
    /** A school may sit behind one address when its teachers come in on the same morning. */
    private static final int TRIES_AN_HOUR = 200;

    private final SettingBySlip setting;
    private final AccountProperties properties;
    private final AddressLimit limit = new AddressLimit(TRIES_AN_HOUR, Duration.ofHours(1));
    private final Problems texts;

    SlipPages(SettingBySlip setting, AccountProperties properties, Problems texts) {
        this.setting = setting;
        this.properties = properties;
        this.texts = texts;
    }

    @Bean
    @Order(0)
    static Customizer<HttpSecurity> openSlips() {
        return http -> {
            try {
                http.authorizeHttpRequests(requests -> requests.requestMatchers(new AntPathRequestMatcher(PATH))
                        .permitAll());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @GetMapping
    String form(Model model) {
        return form("", "", List.of(), model);
    }

    @PostMapping
    String set(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            response.setStatus(429);
            return form(login, code, List.of(Refusal.rule("account.slip.too-often")), model);
        }
        Outcome<Void> outcome = setting.set(login, code, next, repeated);
        if (outcome instanceof Outcome.Refused<Void> refused) {
            response.setStatus(refused.reasons().get(0).kind().status());
            return form(login, code, refused.reasons(), model);
        }
        limit.forgives(request.getRemoteAddr());
        return "redirect:/login?passwordset";
    }

    private String form(String login, String code, List<Refusal> reasons, Model model) {
        model.addAttribute("login", login);
        model.addAttribute("code", code);
        model.addAttribute("shortest", properties.passwordMinLength());
        model.addAttribute("reasons", reasons.stream().map(texts::sentence).toList());
        return "account/slip";
    }
}
