package cn.redflower.casework.publicnotice.web;

import cn.redflower.casework.publicnotice.Notice;
import cn.redflower.casework.publicnotice.Objection;
import cn.redflower.casework.publicnotice.PublicNoticeProperties;
import cn.redflower.casework.publicnotice.RaisingObjection;
import cn.redflower.casework.publicnotice.ReadingNotices;
import cn.redflower.platform.names.PersonName;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.ratelimit.AddressLimit;
import cn.redflower.platform.typed.MailAddresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form with which anybody objects to a notice; whatever goes wrong, what was typed stays in it. */
@Controller
@RequestMapping("/notices/{slug}/objection")
class ObjectionPages {

    private final NoticePages pages;
    private final ReadingNotices notices;
    private final RaisingObjection raising;
    private final AddressLimit limit;
    private final MailAddresses addresses;
    private final MessageSource messages;

    ObjectionPages(
            NoticePages pages,
            ReadingNotices notices,
            RaisingObjection raising,
            PublicNoticeProperties properties,
            MailAddresses addresses,
            MessageSource messages) {
        this.pages = pages;
        this.notices = notices;
        this.raising = raising;
        this.limit = AddressLimit.ofHouseholds(
                properties.objectionsPerAddress(), properties.objectionsPerHousehold(), properties.objectionsPer());
        this.addresses = addresses;
        this.messages = messages;
    }

    @GetMapping
    String empty(
            @PathVariable String slug,
            @RequestParam(required = false) String row,
            Model model,
            HttpServletResponse response) {
        Notice notice = pages.find(slug);
        if (!notices.isOpen(notice)) {
            return NoticePages.gone(notice, model, response);
        }
        ObjectionForm form = ObjectionForm.empty(row != null && row.matches("[0-9]{1,6}") ? row : null);
        model.addAttribute("form", form);
        return form(notice, form, new BeanPropertyBindingResult(form, "form"), model);
    }

    @PostMapping
    String raise(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") ObjectionForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Notice notice = pages.find(slug);
        if (!notices.isOpen(notice)) {
            return NoticePages.gone(notice, model, response);
        }
        if (!errors.hasFieldErrors("name") && form.person().text().isEmpty()) {
            errors.rejectValue("name", "publicnotice.form.name.required");
        } else if (form.person().length() > PersonName.LONGEST) {
            errors.rejectValue("name", "publicnotice.form.name.size", new Object[] {PersonName.LONGEST}, null);
        } else if (form.person().isMarkup()) {
            errors.rejectValue("name", "publicnotice.form.name.markup");
        }
        addresses
                .reasonsAgainst(form.mail())
                .forEach(reason ->
                        errors.rejectValue("mail", reason.code(), reason.args().toArray(), null));
        if (!form.hasContact()) {
            errors.rejectValue("phone", "publicnotice.form.contact.required");
        }
        if (form.submissionId() == null) {
            errors.reject("publicnotice.form.stale");
        }
        if (errors.hasErrors()) {
            return again(notice, HttpStatus.UNPROCESSABLE_ENTITY, form, errors, model, response);
        }
        if (!limit.allows(request.getRemoteAddr())) {
            errors.reject("publicnotice.form.too-many");
            return again(notice, HttpStatus.TOO_MANY_REQUESTS, form, errors, model, response);
        }
        Outcome<String> outcome = raising.raise(slug, form.complaint());
        if (outcome instanceof Outcome.Refused<String> refused) {
            return refused(notice, refused.reasons(), form, errors, model, response);
        }
        return "redirect:" + notice.path() + "/objection/" + outcome.orThrow();
    }

    /**
     * The form was older than its token, so nothing was taken: shown once more as it was typed, with a token that
     * holds.
     */
    @PostMapping("/again")
    String stale(
            @PathVariable String slug,
            @ModelAttribute("form") ObjectionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        Notice notice = pages.find(slug);
        if (!notices.isOpen(notice)) {
            return NoticePages.gone(notice, model, response);
        }
        errors.reject("publicnotice.form.kept");
        return form(notice, form, errors, model);
    }

    @GetMapping("/{receipt}")
    String received(@PathVariable String slug, @PathVariable String receipt, Model model) {
        Notice notice = pages.find(slug);
        Objection.Status status = notices.statusOf(notice, receipt)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("publicnotice.objection.no-such-receipt")));
        model.addAttribute("notice", notice);
        model.addAttribute("receipt", receipt);
        model.addAttribute("closed", status != Objection.Status.OPEN);
        model.addAttribute("waiting", notices.isWaiting(notice, receipt));
        return "publicnotice/received";
    }

    private String refused(
            Notice notice,
            List<Refusal> reasons,
            ObjectionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        for (Refusal reason : reasons) {
            if (reason.code().equals("publicnotice.ended")) {
                return NoticePages.gone(notice, model, response);
            }
            if (reason.code().endsWith("row") || reason.code().endsWith("row-struck")) {
                errors.rejectValue("row", reason.code(), reason.args().toArray(), null);
            } else {
                errors.reject(reason.code(), reason.args().toArray(), null);
            }
        }
        return again(notice, HttpStatus.valueOf(reasons.get(0).kind().status()), form, errors, model, response);
    }

    private String again(
            Notice notice,
            HttpStatus status,
            ObjectionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        response.setStatus(status.value());
        return form(notice, form, errors, model);
    }

    private String form(Notice notice, ObjectionForm form, BindingResult errors, Model model) {
        Map<String, String> byField = new LinkedHashMap<>();
        errors.getFieldErrors().forEach(error -> byField.putIfAbsent(error.getField(), worded(error)));
        model.addAttribute("notice", notice);
        model.addAttribute("submission", form.submissionId() == null ? UUID.randomUUID() : form.submissionId());
        model.addAttribute("errors", byField);
        model.addAttribute(
                "row",
                form.rowNumber().flatMap(number -> notices.row(notice, number)).orElse(null));
        model.addAttribute(
                "general", errors.getGlobalErrors().stream().map(this::worded).toList());
        return "publicnotice/objection";
    }

    private String worded(ObjectError error) {
        return messages.getMessage(error, LocaleContextHolder.getLocale());
    }
}
