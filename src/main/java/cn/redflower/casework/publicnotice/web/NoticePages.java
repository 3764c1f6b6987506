package cn.redflower.casework.publicnotice.web;

import cn.redflower.casework.publicnotice.Notice;
import cn.redflower.casework.publicnotice.ReadingNotices;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The notices of today, for anybody, without login and without a session. */
@Controller
class NoticePages {

    private final ReadingNotices notices;
    private final Site site;

    NoticePages(ReadingNotices notices, Site site) {
        this.notices = notices;
        this.site = site;
    }

    @GetMapping("/notices")
    String open(Model model) {
        model.addAttribute("notices", notices.open());
        return "publicnotice/notices";
    }

    @GetMapping("/notices/{slug}")
    String notice(@PathVariable String slug, Model model, HttpServletResponse response) {
        Notice notice = find(slug);
        if (!notices.isOpen(notice)) {
            return gone(notice, model, response);
        }
        model.addAttribute("notice", notice);
        model.addAttribute("address", site.at(notice.path()));
        model.addAttribute("table", NoticeTable.of(notices.rows(notice)));
        return "publicnotice/notice";
    }

    /** The notice at an address; 404 if there never was one. */
    Notice find(String slug) {
        return notices.at(slug).orElseThrow(() -> new RefusedException(Refusal.notFound("publicnotice.not-found")));
    }

    /** A notice that is over says so, and says nothing else: no name, no list, no contact. */
    static String gone(Notice notice, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        model.addAttribute("notice", notice);
        return "publicnotice/ended";
    }
}
