package cn.redflower.honours.revocation;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of a case: what the proposer has found, and what the school adds to its view. */
@Component
class KeepingFiles {

    private final RevocationAccess access;
    private final Documents documents;
    private final RevocationProperties properties;
    private final AuditTrail trail;
    private final JdbcClient jdbc;

    KeepingFiles(
            RevocationAccess access,
            Documents documents,
            RevocationProperties properties,
            AuditTrail trail,
            JdbcClient jdbc) {
        this.access = access;
        this.documents = documents;
        this.properties = properties;
        this.trail = trail;
        this.jdbc = jdbc;
    }

    /** Whose file it is. */
    enum Purpose {
        /** The proposer's. */
        EVIDENCE,
        /** The school's. */
        VIEW;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Transactional
    Outcome<StoredDocument> attach(Actor actor, UUID id, Purpose purpose, String filename, InputStream content)
            throws IOException {
        Revocation revocation = access.toChange(actor, id);
        Optional<Refusal> refusal = against(actor, revocation, purpose);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (of(id).stream()
                        .filter(file -> file.purpose().equals(purpose.word()))
                        .count()
                >= properties.mostFiles()) {
            return Outcome.refused(Refusal.rule("revocation.files-full", properties.mostFiles()));
        }
        Outcome<StoredDocument> stored =
                documents.store(id.toString(), purpose.word(), WantedFile.EVIDENCE, filename, content, actor.login());
        if (stored instanceof Outcome.Done<StoredDocument> done) {
            trail.record(AuditEvent.done(
                    "revocation.file-added",
                    revocation.schoolId(),
                    id.toString(),
                    done.value().id().toString()));
        }
        return stored;
    }

    /** Takes one's own file away again, while one could still add it. */
    @Transactional
    Outcome<Void> detach(Actor actor, UUID id, UUID fileId) {
        Revocation revocation = access.toChange(actor, id);
        Optional<StoredDocument> file = documents.find(id.toString(), fileId);
        if (file.isEmpty()) {
            return Outcome.refused(Refusal.notFound("document.not-found"));
        }
        if (!file.get().storedBy().equals(actor.login())) {
            return Outcome.refused(Refusal.notAllowed("revocation.not-your-file"));
        }
        Optional<Refusal> refusal =
                against(actor, revocation, Purpose.valueOf(file.get().purpose().toUpperCase(Locale.ROOT)));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        documents.remove(List.of(fileId));
        trail.record(
                AuditEvent.done("revocation.file-removed", revocation.schoolId(), id.toString(), fileId.toString()));
        return Outcome.done();
    }

    /** Of a case, the earliest first. */
    List<StoredDocument> of(UUID id) {
        return documents.find(jdbc.sql("select id from honors.document where case_id = ?")
                .param(id.toString())
                .query(UUID.class)
                .list());
    }

    private Optional<Refusal> against(Actor actor, Revocation revocation, Purpose purpose) {
        boolean hers = purpose == Purpose.EVIDENCE
                ? revocation.proposedBy().equals(actor.login())
                : access.hears(actor, revocation);
        if (!hers) {
            return Optional.of(Refusal.notAllowed("revocation.no-files-from-you"));
        }
        return revocation.status().undecided() ? Optional.empty() : Optional.of(RevocationAccess.closed(revocation));
    }
}
