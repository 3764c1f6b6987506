package cn.redflower.honours.revocation;

import cn.redflower.casework.approval.Opinions;
import cn.redflower.honours.award.Award;
import cn.redflower.honours.award.AwardKind;
import cn.redflower.honours.award.AwardKinds;
import cn.redflower.honours.award.Awards;
import cn.redflower.honours.award.Holder;
import cn.redflower.honours.certificate.Certificates;
import cn.redflower.honours.revocation.Dependents.Dependent;
import cn.redflower.honours.revocation.Revocation.Heard;
import cn.redflower.honours.revocation.Revocation.Status;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.audit.Looks;
import cn.redflower.platform.document.Documents;
import cn.redflower.platform.document.StoredDocument;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages and forms read of awards and cases; each view asks first whether the person may see it. */
@Component
@Transactional(readOnly = true)
class RevocationViews {

    private static final int PAGE = 100;

    private final RevocationAccess access;
    private final Revocations revocations;
    private final Dependents dependents;
    private final ProposingRevocation proposing;
    private final RevocationDuties duties;
    private final RevocationLetters wording;
    private final PublicReasons publicReasons;
    private final RunningNominations running;
    private final KeepingFiles files;
    private final Documents documents;
    private final Awards awards;
    private final AwardKinds kinds;
    private final Certificates certificates;
    private final Opinions opinions;
    private final Problems texts;

    RevocationViews(
            RevocationAccess access,
            Revocations revocations,
            Dependents dependents,
            ProposingRevocation proposing,
            RevocationDuties duties,
            RevocationLetters wording,
            PublicReasons publicReasons,
            RunningNominations running,
            KeepingFiles files,
            Documents documents,
            Awards awards,
            AwardKinds kinds,
            Certificates certificates,
            Opinions opinions,
            Problems texts) {
        this.access = access;
        this.revocations = revocations;
        this.dependents = dependents;
        this.proposing = proposing;
        this.duties = duties;
        this.wording = wording;
        this.publicReasons = publicReasons;
        this.running = running;
        this.files = files;
        this.documents = documents;
        this.awards = awards;
        this.kinds = kinds;
        this.certificates = certificates;
        this.opinions = opinions;
        this.texts = texts;
    }

    record Page(int total, List<Line> rows) {}

    /** Names nobody who holds an award. */
    record Line(
            UUID id,
            String number,
            String award,
            String schoolName,
            Status status,
            OffsetDateTime proposedAt,
            LocalDate dueOn,
            Heard heard) {}

    /**
     * An award that somebody wants to propose, or has proposed, to revoke.
     *
     * @param verifyPath where its certificate is verified, or null
     * @param resting how many valid awards rest on it
     * @param undecidedCase the case over it that nobody has decided yet, or null
     * @param against why it cannot be proposed by this person
     */
    record AwardView(
            String number,
            String award,
            Holder holder,
            String name,
            String squadronName,
            String schoolId,
            String schoolName,
            String schoolYear,
            LocalDate awardedOn,
            boolean valid,
            LocalDate revokedOn,
            String verifyPath,
            int resting,
            UUID undecidedCase,
            List<String> against) {}

    /** @param may what the reader can do now */
    record Overview(
            UUID id,
            Status status,
            AwardView award,
            String organ,
            String reason,
            String proposer,
            OffsetDateTime proposedAt,
            LocalDate dueOn,
            Heard heard,
            String question,
            String publicReason,
            List<PublicReasons.PublicReason> publicReasons,
            UUID originId,
            String originNumber,
            List<File> files,
            List<Said> opinions,
            List<DependentView> dependents,
            List<RunningNominations.Running> running,
            May may) {}

    /** @param barred why the reader leaves the decision to others; empty if she need not */
    record May(boolean withdraw, boolean attach, List<String> barred) {}

    /** @param own whether the reader stored it */
    record File(UUID id, String filename, String mediaType, int size, String purpose, boolean own) {

        static File of(StoredDocument document, Actor reader) {
            return new File(
                    document.id(),
                    document.filename(),
                    document.mediaType(),
                    document.size(),
                    document.purpose(),
                    document.storedBy().equals(reader.login()));
        }
    }

    record Said(OffsetDateTime at, String name, String taskKey, String decision, String opinion) {}

    record DependentView(
            UUID awardId,
            String number,
            String award,
            String schoolName,
            String squadronName,
            String name,
            boolean valid,
            Dependents.Answer answer,
            String reason,
            UUID caseId,
            Status caseStatus) {}

    /** What the reader can see, the newest first. */
    Page page(Actor actor, boolean openOnly, String number, int page) {
        Revocations.Seen seen = new Revocations.Seen(
                actor.mayEverywhere(Permission.SEE_REVOCATIONS)
                        ? null
                        : actor.schoolsWhereMay(Permission.SEE_REVOCATIONS),
                openOnly,
                number == null || number.isBlank() ? null : number.strip().toUpperCase(Locale.ROOT));
        return new Page(
                revocations.count(seen),
                revocations.page(seen, page, PAGE).stream()
                        .map(r -> new Line(
                                r.id(),
                                r.number(),
                                kind(r.awardKind()),
                                r.schoolName(),
                                r.status(),
                                r.proposedAt(),
                                r.dueOn(),
                                r.heard()))
                        .toList());
    }

    /** The award with this number as somebody sees it who could propose to revoke it. */
    AwardView award(Actor actor, String number) {
        Award award = proposing.lookUp(actor, number).orThrow();
        Looks.concern(award.schoolId());
        return view(
                award,
                proposing.against(actor, award).stream().map(texts::sentence).toList());
    }

    Overview overview(Actor actor, UUID id) {
        Revocation r = access.visible(actor, id);
        Award award = awards.find(r.awardId()).orElseThrow();
        boolean proposer = r.proposedBy().equals(actor.login());
        List<Refusal> barred = r.status() == Status.REVIEWING
                ? duties.againstReviewing(id, actor.login())
                : duties.against(id, actor.login());
        return new Overview(
                id,
                r.status(),
                view(award, List.of()),
                wording.organ(r),
                r.reason(),
                r.proposerName(),
                r.proposedAt(),
                r.dueOn(),
                r.heard(),
                r.question(),
                publicReason(actor, r),
                publicReasons.all(),
                r.originId(),
                r.originId() == null
                        ? null
                        : revocations.find(r.originId()).map(Revocation::number).orElse(null),
                files.of(id).stream().map(file -> File.of(file, actor)).toList(),
                opinions.of(id.toString()).stream()
                        .map(o -> new Said(o.at(), o.name(), o.taskKey(), o.decision(), o.opinion()))
                        .toList(),
                dependents.of(id).stream().map(this::view).toList(),
                running.restingOn(award),
                new May(
                        proposer && r.status().undecided(),
                        proposer && r.status().undecided(),
                        barred.stream().map(texts::sentence).toList()));
    }

    StoredDocument file(Actor actor, UUID id, UUID fileId) {
        access.visible(actor, id);
        return documents
                .find(id.toString(), fileId)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("document.not-found")));
    }

    /** While the organ is still choosing, only the organ sees what it has chosen so far. */
    private String publicReason(Actor actor, Revocation r) {
        return r.status().undecided() && !access.decides(actor, r) ? null : r.publicReason();
    }

    private AwardView view(Award award, List<String> against) {
        return new AwardView(
                award.number(),
                kind(award.kind()),
                award.holder(),
                award.name(),
                award.squadronName(),
                award.schoolId(),
                award.schoolName(),
                award.schoolYear(),
                award.awardedOn(),
                award.valid(),
                award.revokedOn(),
                certificates
                        .find(award.number())
                        .map(c -> "/verify/" + c.code())
                        .orElse(null),
                awards.restingOn(award.id()).size(),
                revocations.undecidedOf(award.id()).orElse(null),
                against);
    }

    private DependentView view(Dependent d) {
        return new DependentView(
                d.awardId(),
                d.number(),
                kind(d.awardKind()),
                d.schoolName(),
                d.squadronName(),
                d.name(),
                d.valid(),
                d.answer(),
                d.reason(),
                d.caseId(),
                d.caseStatus());
    }

    private String kind(String id) {
        return kinds.find(id).map(AwardKind::name).orElse(id);
    }
}
