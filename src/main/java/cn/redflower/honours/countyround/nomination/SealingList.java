package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.SchoolNomination;
import cn.redflower.honours.countyround.SchoolNominations;
import cn.redflower.honours.countyround.nomination.PrintedForms.Printed;
import cn.redflower.people.organ.Actor;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.document.Documents;
import cn.redflower.platform.document.StoredDocument;
import cn.redflower.platform.document.WantedFile;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stamped scan with which the committee hands its list in. If the form that was printed here is of another version
 * than the list is now, somebody of the committee has to say that the scan is right all the same, or to print and stamp
 * anew.
 */
@Component
class SealingList {

    static final String SEAL = "seal";

    private final NominationAccess access;
    private final SchoolNominations nominations;
    private final CountyNominees nominees;
    private final PrintedForms forms;
    private final Documents documents;
    private final AuditTrail trail;

    SealingList(
            NominationAccess access,
            SchoolNominations nominations,
            CountyNominees nominees,
            PrintedForms forms,
            Documents documents,
            AuditTrail trail) {
        this.access = access;
        this.nominations = nominations;
        this.nominees = nominees;
        this.forms = forms;
        this.documents = documents;
        this.trail = trail;
    }

    /**
     * How the list and its paper stand to each other.
     *
     * @param code of the list as it is now
     * @param printedAt when this version was last printed as a form; null: never
     * @param scan the uploaded scan; null: none
     * @param doubt why the scan may be of another list; null: no reason to think so
     */
    record Paper(String code, OffsetDateTime printedAt, StoredDocument scan, Refusal doubt) {}

    Paper paper(SchoolNomination list, List<CountyNominee> rows) {
        ListVersion now = ListVersion.of(list.id(), rows);
        StoredDocument scan = list.sealId() == null
                ? null
                : documents.find(list.id().toString(), list.sealId()).orElse(null);
        return new Paper(
                now.code(),
                forms.find(list.id(), now).map(Printed::printedAt).orElse(null),
                scan,
                scan == null ? null : doubt(list, now).orElse(null));
    }

    /** Keeps the scan; a later one takes the place of the one before. */
    @Transactional
    Outcome<Paper> seal(Actor actor, UUID nominationId, String filename, InputStream content) throws IOException {
        SchoolNomination list = access.toDecide(actor, nominationId);
        Outcome<StoredDocument> stored =
                documents.store(nominationId.toString(), SEAL, WantedFile.SCAN, filename, content, actor.login());
        if (stored instanceof Outcome.Refused<StoredDocument> refused) {
            return Outcome.refused(refused.reasons());
        }
        StoredDocument scan = stored.orThrow();
        nominations.seal(nominationId, scan.id());
        forms.scanIs(nominationId, forms.last(nominationId).map(Printed::code).orElse(null));
        if (list.sealId() != null) {
            documents.remove(List.of(list.sealId()));
        }
        trail.record(AuditEvent.done(
                "seal.uploaded",
                list.schoolId(),
                nominationId.toString(),
                scan.id().toString()));
        return Outcome.done(paper(nominations.find(nominationId).orElseThrow(), nominees.of(nominationId)));
    }

    /** Says that the scan is of the list as it is now, whatever was printed. */
    @Transactional
    Outcome<Void> confirm(Actor actor, UUID nominationId, String code) {
        SchoolNomination list = access.toDecide(actor, nominationId);
        ListVersion now = ListVersion.of(nominationId, nominees.of(nominationId));
        if (list.sealId() == null) {
            return Outcome.refused(Refusal.rule("nomination.seal-missing"));
        } else if (!now.code().equals(code)) {
            return Outcome.refused(Refusal.conflict("nomination.seal-changed-meanwhile", now.code()));
        }
        forms.scanIs(nominationId, now.code());
        trail.record(AuditEvent.done("seal.confirmed", list.schoolId(), nominationId.toString(), now.code()));
        return Outcome.done();
    }

    /** What stands against handing in with this scan. */
    Optional<Refusal> against(SchoolNomination list, List<CountyNominee> rows) {
        return list.sealId() == null
                ? Optional.of(Refusal.rule("nomination.seal-missing"))
                : doubt(list, ListVersion.of(list.id(), rows));
    }

    private Optional<Refusal> doubt(SchoolNomination list, ListVersion now) {
        return forms.ofScan(list.id())
                .filter(code -> !code.equals(now.code()))
                .map(code -> Refusal.rule("nomination.seal-other-version", code, now.code()));
    }
}
