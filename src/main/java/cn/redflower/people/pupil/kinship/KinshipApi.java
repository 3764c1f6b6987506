package cn.redflower.people.pupil.kinship;

import cn.redflower.people.organ.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own declarations of kinship; nobody reads another's. */
@RestController
@RequestMapping("/api/kinship")
@Tag(name = "亲属申报")
class KinshipApi {

    private final DeclaringKinship declaring;

    KinshipApi(DeclaringKinship declaring) {
        this.declaring = declaring;
    }

    record Declaration(String schoolId, String pupilNumber, Kinship.Relation relation) {}

    @GetMapping
    @Operation(summary = "本人的亲属申报")
    List<Kinship> own(Actor actor) {
        return declaring.own(actor);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申报与一名队员的亲属关系；评定到这名队员时须回避")
    Kinship declare(Actor actor, @RequestBody Declaration declaration) {
        return declaring
                .declare(actor, declaration.schoolId(), declaration.pupilNumber(), declaration.relation())
                .orThrow();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回申报；已经开始的评选仍须回避")
    void withdraw(Actor actor, @PathVariable UUID id) {
        declaring.withdraw(actor, id).orThrow();
    }
}
