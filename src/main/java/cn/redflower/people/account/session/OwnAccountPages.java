package cn.redflower.people.account.session;

import cn.redflower.people.account.WhyLogIn;
import cn.redflower.people.organ.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own account: who the product thinks she is, where she is logged in, and the way out of all of it. */
@Controller
@RequestMapping("/account")
class OwnAccountPages {

    private final JdbcClient jdbc;
    private final OpenSessions sessions;
    private final EndingSessions ending;
    private final Clock clock;

    OwnAccountPages(JdbcClient jdbc, OpenSessions sessions, EndingSessions ending, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.ending = ending;
        this.clock = clock;
    }

    /** A post as its holder reads it. */
    record Held(String kind, String organ, String squadron) {}

    @GetMapping
    String own(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("email", email(actor.login()));
        model.addAttribute(
                "posts", jdbc.sql("""
                        select po.kind, o.name as organ, q.name as squadron
                        from honors.account a join honors.post po on po.person_id = a.person_id and po.until is null
                            join honors.organ o on o.id = po.organ_id
                            left join honors.squadron q on q.id = po.squadron_id
                        where a.login = ? order by po.id""").param(actor.login()).query(Held.class).list());
        model.addAttribute("sessions", sessions.of(actor.login()));
        model.addAttribute("present", PresentSession.of(request));
        model.addAttribute("zone", clock.getZone());
        return "account/own";
    }

    private String email(String login) {
        return jdbc.sql("select coalesce(p.email, '') from honors.account a join honors.person p on p.id = a.person_id "
                        + "where a.login = ?")
                .param(login)
                .query(String.class)
                .single();
    }

    @PostMapping("/sessions/{id}/end")
    String end(@PathVariable UUID id, Actor actor, RedirectAttributes done) {
        ending.one(actor.login(), id);
        done.addFlashAttribute("ended", true);
        return "redirect:/account";
    }

    @PostMapping("/sessions/end")
    String endAll(Actor actor, HttpServletRequest request) {
        ending.everywhere(actor.login(), WhyLogIn.ELSEWHERE);
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        return "redirect:/login?everywhere";
    }
}
