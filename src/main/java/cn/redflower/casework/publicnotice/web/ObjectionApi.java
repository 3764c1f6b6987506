package cn.redflower.casework.publicnotice.web;

import cn.redflower.casework.publicnotice.InvestigatingObjection;
import cn.redflower.casework.publicnotice.InvestigatingObjection.Dossier;
import cn.redflower.casework.publicnotice.InvestigatingObjection.Draft;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.ShowsMinors;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the form of 核查异议 reads and saves while the investigator types; the finding itself is the task's answer. */
@RestController
@RequestMapping("/api/objections/{id}")
class ObjectionApi {

    private final InvestigatingObjection investigating;

    ObjectionApi(InvestigatingObjection investigating) {
        this.investigating = investigating;
    }

    @GetMapping
    @ShowsMinors("objection.seen")
    Dossier read(@PathVariable UUID id, Actor actor) {
        return investigating.read(id, actor).orThrow();
    }

    @PutMapping("/draft")
    Dossier keep(@PathVariable UUID id, @RequestBody Draft draft, Actor actor) {
        return investigating.keep(id, actor, draft).orThrow();
    }
}
