package cn.redflower.people.organ;

import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the county is called, for the administrator's scripts. */
@RestController
@RequestMapping("/api/county/profile")
class CountyApi {

    private final CountyProfile profile;
    private final SettingCounty setting;

    CountyApi(CountyProfile profile, SettingCounty setting) {
        this.profile = profile;
        this.setting = setting;
    }

    /** @param set what was set, null where nothing was. @param used the words that come of it */
    record Profile(CountySettings set, County used) {}

    /** All of them anew. @param version the one that was read */
    record Change(
            @Min(1) int version,
            String name,
            String shortName,
            String noticeIssuer,
            String documentCode,
            String countyCommittee,
            String youthLeague,
            String educationBureau) {

        CountySettings settings() {
            return new CountySettings(
                    version,
                    name,
                    shortName,
                    noticeIssuer,
                    documentCode,
                    countyCommittee,
                    youthLeague,
                    educationBureau);
        }
    }

    /** Runs before whatever is asked for here. */
    @ModelAttribute
    void administratorsOnly(Actor actor) {
        requireAdministrator(actor);
    }

    static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator()) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
    }

    @GetMapping
    Profile profile() {
        return shown(profile.settings());
    }

    @PutMapping
    Profile set(@RequestBody @Valid Change change) {
        return shown(setting.set(change.settings()).orThrow());
    }

    private Profile shown(CountySettings settings) {
        return new Profile(settings, profile.with(settings));
    }
}
