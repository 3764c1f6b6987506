package cn.redflower.honours.countyround.nomination;

import cn.redflower.honours.countyround.CountyNominee;
import cn.redflower.honours.countyround.CountyNominees;
import cn.redflower.honours.countyround.SchoolNomination;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Evidence for single rows. */
@Component
class AttachingFiles {

    static final String EVIDENCE = "evidence";

    private final NominationAccess access;
    private final CountyNominees nominees;
    private final NominationRows rows;
    private final Documents documents;
    private final NominationProperties properties;
    private final AuditTrail trail;

    AttachingFiles(
            NominationAccess access,
            CountyNominees nominees,
            NominationRows rows,
            Documents documents,
            NominationProperties properties,
            AuditTrail trail) {
        this.access = access;
        this.nominees = nominees;
        this.rows = rows;
        this.documents = documents;
        this.properties = properties;
        this.trail = trail;
    }

    @Transactional
    Outcome<StoredDocument> attach(Actor actor, UUID nominationId, long rowId, String filename, InputStream content)
            throws IOException {
        SchoolNomination list = access.toEdit(actor, nominationId);
        Optional<Refusal> refusal = notOpen(list, rowId);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (rows.evidenceOf(rowId).size() >= properties.mostEvidence()) {
            return Outcome.refused(Refusal.rule("nomination.evidence-full", properties.mostEvidence()));
        }
        Outcome<StoredDocument> stored = documents.store(
                nominationId.toString(), EVIDENCE, WantedFile.EVIDENCE, filename, content, actor.login());
        if (stored instanceof Outcome.Done<StoredDocument> done) {
            rows.attach(rowId, done.value().id());
            rows.changed(rowId, actor.login());
            trail.record(AuditEvent.done(
                    "evidence.attached",
                    list.schoolId(),
                    nominationId + " " + rowId,
                    done.value().id().toString()));
        }
        return stored;
    }

    @Transactional
    Outcome<Void> detach(Actor actor, UUID nominationId, long rowId, UUID documentId) {
        SchoolNomination list = access.toEdit(actor, nominationId);
        Optional<Refusal> refusal = notOpen(list, rowId);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (rows.evidenceOf(rowId).contains(documentId)) {
            documents.remove(List.of(documentId));
            rows.changed(rowId, actor.login());
            trail.record(AuditEvent.done(
                    "evidence.removed", list.schoolId(), nominationId + " " + rowId, documentId.toString()));
        }
        return Outcome.done();
    }

    private Optional<Refusal> notOpen(SchoolNomination list, long rowId) {
        Optional<CountyNominee> row =
                nominees.find(rowId).filter(r -> r.nominationId().equals(list.id()));
        if (row.isEmpty()) {
            return Optional.of(Refusal.notFound("nomination.row-not-found"));
        }
        return NominationRows.open(row.get())
                ? Optional.empty()
                : Optional.of(
                        Refusal.conflict("nomination.row-locked", row.get().name()));
    }
}
