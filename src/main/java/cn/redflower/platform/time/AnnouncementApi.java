package cn.redflower.platform.time;

import cn.redflower.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The State Council's announcement for machines: checked as it is sent, taken if {@code confirm} is set. */
@RestController
@RequestMapping("/api/working-calendar/announcement")
class AnnouncementApi {

    private final TakingAnnouncement taking;
    private final Problems problems;

    AnnouncementApi(TakingAnnouncement taking, Problems problems) {
        this.taking = taking;
        this.problems = problems;
    }

    /**
     * @param text as it was published, with or without the page around it
     * @param year if the text does not say it
     * @param confirm whether to take it; otherwise it is only checked
     */
    record Pasted(@NotNull String text, Integer year, boolean confirm) {}

    /** What cannot be taken. @param sentence of the text, or null */
    record FaultView(String sentence, String code, String detail) {}

    /** @param taken whether the calendar has changed */
    record Checked(
            Integer year,
            boolean taken,
            List<SpecialDay> days,
            List<TakingAnnouncement.Change> changes,
            List<FaultView> faults) {}

    @PostMapping
    Checked check(@RequestBody @Valid Pasted pasted, HttpServletRequest request) {
        WorkingCalendarApi.requireAdministrator(request);
        TakingAnnouncement.Preview preview = pasted.confirm()
                ? taking.take(pasted.text(), pasted.year(), null, request.getRemoteUser())
                        .orThrow()
                : taking.read(pasted.text(), pasted.year());
        return new Checked(
                preview.announcement().year(),
                pasted.confirm() && !preview.changesNothing(),
                preview.announcement().days(),
                preview.changes(),
                preview.announcement().faults().stream()
                        .map(f -> new FaultView(f.sentence(), f.reason().code(), problems.sentence(f.reason())))
                        .toList());
    }
}
