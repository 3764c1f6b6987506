package cn.redflower.casework.publicnotice.web;

import cn.redflower.casework.publicnotice.Notice;
import cn.redflower.casework.publicnotice.NoticeDraft.Kind;
import cn.redflower.casework.publicnotice.NoticeEntry;
import cn.redflower.casework.publicnotice.ReadingNotices;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open notices for machines, with what their pages show and no more. */
@RestController
@RequestMapping("/api/notices")
class NoticeApi {

    private final ReadingNotices notices;

    NoticeApi(ReadingNotices notices) {
        this.notices = notices;
    }

    /**
     * A notice without its rows; {@code id} is the last part of its public address, {@code announcedLastDay} is set if
     * it was extended.
     */
    record Summary(
            String id,
            String path,
            String schoolId,
            String issuer,
            String title,
            String award,
            int round,
            int workingDays,
            LocalDate publishedOn,
            LocalDate lastDay,
            LocalDate announcedLastDay) {

        static Summary of(Notice notice) {
            return new Summary(
                    notice.slug(),
                    notice.path(),
                    notice.schoolId(),
                    notice.issuerName(),
                    notice.title(),
                    notice.award(),
                    notice.round(),
                    notice.workingDays(),
                    notice.period().firstDay(),
                    notice.period().lastDay(),
                    notice.announcedEnd());
        }
    }

    /** A row as published; without a name if there is no consent to publish it. */
    record Row(int ordinal, Kind kind, String name, Integer grade, String squadron, String school) {

        static Row of(NoticeEntry entry) {
            return new Row(
                    entry.ordinal(),
                    entry.kind(),
                    entry.publicName(),
                    entry.grade(),
                    entry.squadronName(),
                    entry.schoolName());
        }
    }

    /** A notice with its rows. */
    record Detail(Summary notice, List<Row> rows) {}

    @GetMapping
    List<Summary> open() {
        return notices.open().stream().map(Summary::of).toList();
    }

    @GetMapping("/{id}")
    Detail notice(@PathVariable String id) {
        Notice notice = notices.at(id)
                .filter(notices::isOpen)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("publicnotice.not-found")));
        return new Detail(
                Summary.of(notice), notices.rows(notice).stream().map(Row::of).toList());
    }
}
