package cn.redflower.honours.certificate;

import cn.redflower.honours.certificate.CertificateDraft.Kind;
import cn.redflower.platform.ratelimit.AddressLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Anybody who has a certificate in hand can ask whether it is valid, by its QR code or by what is printed beside it;
 * nobody needs to log in. The page says everything that is printed, so that a print that somebody altered is seen to be
 * one; only of a minor's name a part ({@code domain.md} §5), and whether the name on the paper is the right one. Asked
 * too often from one address, it asks for patience.
 */
@Controller
class VerifyPages {

    private static final String PAGE = "certificate/verify";
    private static final int LONGEST = 100;

    private final Certificates certificates;
    private final PrintedFacts facts;
    private final ObjectProvider<DigitalBadges> badges;
    private final AddressLimit limit;
    private final AddressLimit names;

    VerifyPages(
            Certificates certificates,
            PrintedFacts facts,
            ObjectProvider<DigitalBadges> badges,
            CertificateProperties properties) {
        this.certificates = certificates;
        this.facts = facts;
        this.badges = badges;
        this.limit = new AddressLimit(properties.checksPerAddress(), properties.checksPer());
        this.names = new AddressLimit(properties.namesPerAddress(), properties.checksPer());
    }

    @ModelAttribute
    void withoutTraces(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    /** By number and check code, as they are printed; without them, the form that asks for both. */
    @GetMapping({"/verify", "/verify/"})
    String byHand(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("number", shortened(number));
        model.addAttribute("code", shortened(code));
        if (number.isBlank() && code.isBlank()) {
            return state("form", HttpStatus.OK, response, model);
        }
        if (CheckCode.plain(shortened(number)).isEmpty()
                || CheckCode.plain(shortened(code)).isEmpty()) {
            return state("incomplete", HttpStatus.UNPROCESSABLE_ENTITY, response, model);
        }
        if (!limit.allows(request.getRemoteAddr())) {
            return state("later", HttpStatus.TOO_MANY_REQUESTS, response, model);
        }
        Optional<Certificate> found =
                certificates.findByPrint(CheckCode.plain(shortened(number)), CheckCode.typed(shortened(code)));
        // what the QR code leads to, so that it can be kept
        return found.map(c -> "redirect:/verify/" + c.code())
                .orElseGet(() -> state("no-match", HttpStatus.UNPROCESSABLE_ENTITY, response, model));
    }

    @GetMapping("/verify/{code}")
    String byCode(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            return state("later", HttpStatus.TOO_MANY_REQUESTS, response, model);
        }
        return show(code, response, model);
    }

    /** Whether the name on the paper is the holder's: of the name itself the page shows a part only. */
    @PostMapping("/verify/{code}")
    String compareName(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!limit.allows(request.getRemoteAddr()) || !names.allows(request.getRemoteAddr())) {
            return state("later", HttpStatus.TOO_MANY_REQUESTS, response, model);
        }
        certificates
                .findByCode(code)
                .filter(c -> c.kind() == Kind.INDIVIDUAL && !name.isBlank())
                .ifPresent(c -> {
                    model.addAttribute("name", shortened(name));
                    model.addAttribute("sameName", PrintedFacts.sameName(c.holderName(), shortened(name)));
                });
        return show(code, response, model);
    }

    private String show(String code, HttpServletResponse response, Model model) {
        Optional<Certificate> found = certificates.findByCode(code);
        if (found.isEmpty()) {
            return state("unknown", HttpStatus.NOT_FOUND, response, model);
        }
        Certificate certificate = found.get();
        model.addAttribute("certificate", certificate);
        model.addAttribute("facts", facts.of(certificate));
        badges.ifAvailable(
                all -> all.addressOf(certificate).ifPresent(address -> model.addAttribute("badge", address)));
        return state(certificate.valid() ? "valid" : "revoked", HttpStatus.OK, response, model);
    }

    private static String state(String state, HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("state", state);
        return PAGE;
    }

    private static String shortened(String typed) {
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }
}
