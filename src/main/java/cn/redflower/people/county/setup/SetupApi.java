package cn.redflower.people.county.setup;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a county still needs, for scripts. */
@RestController
@Tag(name = "建县")
class SetupApi {

    private final SettingUp settingUp;

    SetupApi(SettingUp settingUp) {
        this.settingUp = settingUp;
    }

    @GetMapping("/api/county/setup")
    @Operation(summary = "建县进度：每一步的状态，第一次评选之前还缺什么")
    List<Step> steps(@MayAnywhere(Permission.OPERATE) Actor actor) {
        return settingUp.steps();
    }
}
