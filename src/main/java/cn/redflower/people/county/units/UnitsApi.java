package cn.redflower.people.county.units;

import cn.redflower.people.county.units.KeepingUnits.Wanted;
import cn.redflower.people.county.units.Units.Unit;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Units and squadrons one by one, for scripts. */
@RestController
@RequestMapping("/api/county/units")
@Tag(name = "单位和中队")
class UnitsApi {

    private final Units units;
    private final KeepingUnits keeping;
    private final ClosingUnits closing;
    private final Schools schools;

    UnitsApi(Units units, KeepingUnits keeping, ClosingUnits closing, Schools schools) {
        this.units = units;
        this.keeping = keeping;
        this.closing = closing;
        this.schools = schools;
    }

    /** @param parentId the town's id, {@code county} for a school that comes under the county itself */
    record Change(String name, String parentId) {}

    /** @param lastDay on which the unit still is one */
    record Closing(LocalDate lastDay) {}

    /** @param grade 1 to 9; may be left out where the name tells it */
    record Squadron(String name, Integer grade) {}

    @GetMapping
    @Operation(summary = "镇（街道）、社区、学校，按编号")
    List<Unit> all(@MayAnywhere(Permission.OPERATE) Actor actor) {
        return units.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记一个单位")
    Unit add(@MayAnywhere(Permission.OPERATE) Actor actor, @RequestBody Wanted wanted) {
        return find(keeping.add(wanted).orThrow());
    }

    @PutMapping("/{unit}")
    @Operation(summary = "改名称或上级；以前的决定和证书不变")
    Unit change(
            @MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable("unit") String id, @RequestBody Change change) {
        keeping.change(id, change.name(), change.parentId()).orThrow();
        return find(id);
    }

    @PostMapping("/{unit}/squadrons")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "给一所学校登记一个中队")
    List<Schools.Squadron> addSquadron(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @PathVariable("unit") String id,
            @RequestBody Squadron squadron) {
        keeping.addSquadron(id, squadron.name(), squadron.grade()).orThrow();
        return schools.squadronsOf(id);
    }

    @PostMapping("/{unit}/closing")
    @Operation(summary = "停用一个单位，写明最后一天；任职随之结束，以前的决定不变")
    Unit close(
            @MayAnywhere(Permission.OPERATE) Actor actor,
            @PathVariable("unit") String id,
            @RequestBody Closing closing) {
        this.closing.close(id, closing.lastDay()).orThrow();
        return find(id);
    }

    @DeleteMapping("/{unit}/closing")
    @Operation(summary = "重新启用")
    Unit open(@MayAnywhere(Permission.OPERATE) Actor actor, @PathVariable("unit") String id) {
        closing.open(id).orThrow();
        return find(id);
    }

    private Unit find(String id) {
        return units.find(id).orElseThrow(() -> new RefusedException(Refusal.notFound("problem.not-found")));
    }
}
