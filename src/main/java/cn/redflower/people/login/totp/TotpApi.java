package cn.redflower.people.login.totp;

import cn.redflower.people.organ.Actor;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For the administrator, when somebody has lost both telephone and recovery codes. */
@RestController
class TotpApi {

    private final SwitchingTotp switching;

    TotpApi(SwitchingTotp switching) {
        this.switching = switching;
    }

    @PostMapping("/api/accounts/{login}/totp-reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String login, Actor actor) {
        if (!actor.isAdministrator()) {
            throw new RefusedException(Refusal.notAllowed("problem.not-allowed"));
        }
        switching.reset(login, actor.login()).orThrow();
    }
}
