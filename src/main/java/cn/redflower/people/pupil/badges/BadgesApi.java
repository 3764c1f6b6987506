package cn.redflower.people.pupil.badges;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.ShowsMinors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A squadron's basic badges, term by term. */
@RestController
@RequestMapping("/api/basic-badges/{squadronId}")
@Tag(name = "基础章登记")
class BadgesApi {

    private final RecordingBadges recording;

    BadgesApi(RecordingBadges recording) {
        this.recording = recording;
    }

    record Changes(String term, List<Grid.Cell> cells) {}

    record Version(String version) {}

    @GetMapping
    @ShowsMinors
    @Operation(summary = "一个中队一个学期的基础章；不给学期就是本学期")
    Grid grid(Actor actor, @PathVariable String squadronId, @RequestParam(required = false) String term) {
        return recording.grid(actor, squadronId, term).orThrow();
    }

    @GetMapping("/version")
    @Operation(summary = "登记表现在的版本；变了再重新读取")
    Version version(Actor actor, @PathVariable String squadronId) {
        return new Version(recording.version(actor, squadronId));
    }

    @PutMapping("/cells")
    @Operation(summary = "登记或取消本学期的基础章；别人已改过的格子不改，在 conflicts 里说明")
    Grid.Saved save(
            @MayAnywhere(Permission.AWARD_BASIC_BADGES) Actor actor,
            @PathVariable String squadronId,
            @RequestBody Changes changes) {
        return recording
                .save(actor, squadronId, changes.term(), changes.cells())
                .orThrow();
    }

    @GetMapping("/pupils/{pupilId}/history")
    @ShowsMinors
    @Operation(summary = "一名队员的基础章登记经过")
    List<Grid.Past> history(Actor actor, @PathVariable String squadronId, @PathVariable long pupilId) {
        return recording.history(actor, squadronId, pupilId);
    }
}
