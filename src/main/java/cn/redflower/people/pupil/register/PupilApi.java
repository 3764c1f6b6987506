package cn.redflower.people.pupil.register;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.pupil.HeldAwards;
import cn.redflower.people.pupil.register.KeepingPupils.Saved;
import cn.redflower.people.pupil.register.KeepingPupils.Wanted;
import cn.redflower.people.pupil.roster.ReadingPupil.Typed;
import cn.redflower.platform.audit.ShowsMinors;
import cn.redflower.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of pupils for scripts: look for pupils, correct one, add one, mark one as left. */
@RestController
@RequestMapping("/api/pupils")
@Tag(name = "少先队员")
class PupilApi {

    static final int ON_A_PAGE = 50;

    private final PupilAccess access;
    private final Pupils pupils;
    private final PupilChanges changes;
    private final ObjectProvider<HeldAwards> awards;
    private final KeepingPupils keeping;
    private final Problems texts;

    PupilApi(
            PupilAccess access,
            Pupils pupils,
            PupilChanges changes,
            ObjectProvider<HeldAwards> awards,
            KeepingPupils keeping,
            Problems texts) {
        this.access = access;
        this.pupils = pupils;
        this.changes = changes;
        this.awards = awards;
        this.keeping = keeping;
        this.texts = texts;
    }

    /** Everything about one pupil. */
    record Whole(Pupil pupil, List<HeldAwards.Held> awards, List<PupilChanges.Change> changes) {}

    /**
     * A pupil as she is to be.
     *
     * @param version of the pupil that was looked at; not for a new one
     * @param schoolId only for a new one
     * @param sex 男 or 女, M or F
     * @param birthMonth such as 2017-10
     * @param namesakeKnown that a namesake born in the same month is another child; only for a new one
     */
    record Body(
            String version,
            String schoolId,
            String squadronId,
            String squad,
            String number,
            String name,
            String sex,
            String birthMonth,
            String joinedMonth,
            String guardianConsent,
            String publicationConsent,
            boolean namesakeKnown) {

        Wanted wanted() {
            return new Wanted(
                    squadronId,
                    new Typed(squad, number, name, sex, birthMonth, joinedMonth, guardianConsent, publicationConsent));
        }
    }

    /** What was written. @param hints sentences about what should be looked at */
    record Answer(Pupil pupil, List<String> hints) {}

    /** A pupil has left. @param on such as 2026-09-01 */
    record Leaving(String on, LeftReason reason) {}

    @GetMapping
    @ShowsMinors
    @Operation(summary = "查找少先队员：按学校、中队、姓名或学号；每页 50 名")
    Pupils.Found search(
            @MayAnywhere(Permission.SEE_PUPILS) Actor actor,
            @RequestParam(defaultValue = "") String school,
            @RequestParam(defaultValue = "") String squadron,
            @Parameter(description = "姓名或学号的一部分") @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "HERE") PupilSearch.State state,
            @RequestParam(defaultValue = "1") int page) {
        return pupils.search(access.scope(actor), new PupilSearch(school, squadron, q, state, page, ON_A_PAGE));
    }

    @GetMapping("/{pupilId}")
    @ShowsMinors
    @Operation(summary = "一名少先队员：资料、获得的奖章、变更记录")
    Whole one(@MayAnywhere(Permission.SEE_PUPILS) Actor actor, @PathVariable long pupilId) {
        Pupil pupil = access.find(actor, pupilId);
        return new Whole(pupil, held(pupilId), changes.of(pupilId));
    }

    private List<HeldAwards.Held> held(long pupilId) {
        return awards.orderedStream()
                .flatMap(source -> source.of(pupilId).stream())
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新增一名少先队员，按名册的规则核对；同名同出生年月的须先核对是否同一人（namesakeKnown）")
    Answer add(@MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @RequestBody Body body) {
        return answer(
                actor,
                keeping.add(actor, body.schoolId(), body.wanted(), body.namesakeKnown())
                        .orThrow());
    }

    @PutMapping("/{pupilId}")
    @Operation(summary = "更正一名少先队员的资料；version 与现在的不同说明别人刚改过")
    Answer correct(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable long pupilId, @RequestBody Body body) {
        return answer(
                actor,
                keeping.correct(actor, pupilId, body.version(), body.wanted()).orThrow());
    }

    private Answer answer(Actor actor, Saved saved) {
        return new Answer(
                access.find(actor, saved.id()),
                saved.hints().stream().map(texts::sentence).toList());
    }

    @PostMapping("/{pupilId}/leaving")
    @Operation(summary = "记为离校：MOVED_AWAY 转出、GRADUATED 毕业、OTHER 其他")
    Pupil leave(
            @MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable long pupilId, @RequestBody Leaving body) {
        keeping.leave(actor, pupilId, body.on(), body.reason()).orThrow();
        return access.find(actor, pupilId);
    }

    @PostMapping("/{pupilId}/return")
    @Operation(summary = "离校的队员回到本校")
    Pupil comeBack(@MayAnywhere(Permission.KEEP_ROSTER) Actor actor, @PathVariable long pupilId) {
        keeping.comeBack(actor, pupilId).orThrow();
        return access.find(actor, pupilId);
    }
}
