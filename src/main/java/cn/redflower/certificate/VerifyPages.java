package cn.redflower.certificate;

import cn.redflower.certificate.CertificateDraft.Kind;
import cn.redflower.publicnotice.MaskedName;
import cn.redflower.ratelimit.AddressLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Anybody who has a certificate in hand can ask whether it is valid; nobody needs to log in. Shows as little as that takes: a
 * minor's name is masked ({@code domain.md} §5). Asked too often from one address, it asks for patience.
 */
@Controller
class VerifyPages {

    private final Certificates certificates;
    private final ObjectProvider<DigitalBadges> badges;
    private final AddressLimit limit;

    VerifyPages(Certificates certificates, ObjectProvider<DigitalBadges> badges, CertificateProperties properties) {
        this.certificates = certificates;
        this.badges = badges;
        this.limit = new AddressLimit(properties.checksPerAddress(), properties.checksPer());
    }

    @GetMapping("/verify/{code}")
    String verify(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!limit.allows(request.getRemoteAddr())) {
            response.setStatus(429);
            model.addAttribute("state", "later");
            return "certificate/verify";
        }
        certificates.findByCode(code).ifPresentOrElse(c -> {
            model.addAttribute("state", c.valid() ? "valid" : "revoked");
            model.addAttribute("certificate", c);
            model.addAttribute("holder", c.kind() == Kind.INDIVIDUAL ? MaskedName.of(c.holderName()).text() : c.holderName());
            badges.ifAvailable(all -> all.addressOf(c).ifPresent(address -> model.addAttribute("badge", address)));
        }, () -> {
            response.setStatus(404);
            model.addAttribute("state", "unknown");
        });
        return "certificate/verify";
    }
}
