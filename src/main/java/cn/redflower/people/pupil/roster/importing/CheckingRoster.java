package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.roster.RosterScope;
import cn.redflower.people.pupil.roster.RosterSheet;
import cn.redflower.people.pupil.roster.RosterSummary;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import cn.redflower.platform.start.TemporaryFolder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an uploaded roster as a dry run: reads it, says what is wrong with each row, and compares the others with the
 * register.
 */
@Service
class CheckingRoster {

    private static final Logger LOG = LoggerFactory.getLogger(CheckingRoster.class);
    private static final int LONGEST_FILE_NAME = 120;

    private final RosterAccess access;
    private final RosterImports imports;
    private final RosterComparison comparison;
    private final StagedFindings findings;
    private final RosterSheet sheets;
    private final Schools schools;
    private final RosterWorker worker;
    private final Problems texts;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;

    CheckingRoster(
            RosterAccess access,
            RosterImports imports,
            RosterComparison comparison,
            StagedFindings findings,
            RosterSheet sheets,
            Schools schools,
            RosterWorker worker,
            Problems texts,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ObjectMapper json,
            Clock clock) {
        this.access = access;
        this.imports = imports;
        this.comparison = comparison;
        this.findings = findings;
        this.sheets = sheets;
        this.schools = schools;
        this.worker = worker;
        this.texts = texts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Checks a file, at once or, for the whole county, in the background.
     *
     * @param schoolId null for the uploader's own school, for an administrator: the whole county
     * @param file deleted when the check is over
     */
    Outcome<UUID> check(Actor actor, String schoolId, String fileName, Path file) throws IOException {
        boolean handedOver = false;
        try {
            Schools.School school = access.target(actor, schoolId);
            RosterScope scope = school == null ? county() : RosterScope.of(LocalDate.now(clock), withSquadrons(school));
            UUID id = imports.begin(
                    school == null ? null : school.id(), actor.login(), clock.instant(), shortened(fileName));
            if (school == null) {
                handedOver = hand(id, file, scope);
                return Outcome.done(id);
            }
            return checkNow(id, file, scope);
        } finally {
            if (!handedOver) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean hand(UUID id, Path file, RosterScope scope) {
        try {
            worker.later(() -> checkLater(id, file, scope));
            return true;
        } catch (RefusedException busy) {
            imports.delete(id);
            throw busy;
        }
    }

    private RosterScope county() {
        return RosterScope.county(
                LocalDate.now(clock),
                schools.all().stream().map(this::withSquadrons).toList());
    }

    private RosterScope.School withSquadrons(Schools.School school) {
        return new RosterScope.School(
                school.id(),
                school.name(),
                schools.squadronsOf(school.id()).stream()
                        .map(squadron -> new RosterScope.Squadron(squadron.id(), squadron.name(), squadron.grade()))
                        .toList());
    }

    private Outcome<UUID> checkNow(UUID id, Path file, RosterScope scope) throws IOException {
        boolean done = false;
        try {
            List<Refusal> reasons = run(id, file, scope);
            done = reasons.isEmpty();
            return done ? Outcome.done(id) : Outcome.refused(reasons);
        } catch (StagingRoster.GivenUp givenUp) {
            return Outcome.refused(Refusal.conflict("roster.import.not-checked"));
        } finally {
            if (!done) {
                imports.delete(id);
            }
        }
    }

    private void checkLater(UUID id, Path file, RosterScope scope) {
        try {
            List<Refusal> reasons = run(id, file, scope);
            if (!reasons.isEmpty()) {
                fail(
                        id,
                        reasons.get(0).code(),
                        reasons.stream().map(texts::sentence).collect(Collectors.joining(" ")));
            }
        } catch (StagingRoster.GivenUp givenUp) {
            imports.forgetStaged(id);
        } catch (IOException | RuntimeException e) {
            // the message may name a person
            LOG.error(
                    "checking a roster of the county failed: {} at {}",
                    e.getClass().getName(),
                    e.getStackTrace()[0]);
            fail(id, "roster.import.failed", texts.text("roster.import.failed"));
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("a temporary file is left behind: {}", file);
            }
        }
    }

    private void fail(UUID id, String code, String detail) {
        imports.forgetStaged(id);
        imports.problem(id, ImportStatus.FAILED, code, detail);
    }

    /** @return why the file cannot be read; empty if it was */
    private List<Refusal> run(UUID id, Path file, RosterScope scope) throws IOException {
        StagingRoster staging = new StagingRoster(id, imports, jdbc, transaction, json);
        Outcome<RosterSummary> read = sheets.read(file, scope, staging);
        if (read instanceof Outcome.Refused<RosterSummary> refused) {
            return refused.reasons();
        }
        RosterSummary summary = staging.finish(read.orThrow());
        keepSheet(id, file, summary);
        transaction.executeWithoutResult(status -> compare(id, summary));
        return List.of();
    }

    private void keepSheet(UUID id, Path file, RosterSummary summary) throws IOException {
        imports.keepColumns(id, summary.head().places().keySet());
        if (summary.errors() + summary.warnings() == 0) {
            return;
        }
        keepMarked(id, file, summary, false);
        if (findings.passing(id) && findings.staying(id)) {
            keepMarked(id, file, summary, true);
        }
    }

    private void keepMarked(UUID id, Path file, RosterSummary summary, boolean later) throws IOException {
        Path copy = TemporaryFolder.file("marked", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(copy)) {
                findings.writeMarkedCopy(id, file, summary.head(), later, out);
            }
            imports.keepMarked(id, copy, later);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void compare(UUID id, RosterSummary summary) {
        if (imports.lock(id)
                .filter(found -> found.status() == ImportStatus.CHECKING)
                .isEmpty()) {
            throw new StagingRoster.GivenUp();
        }
        comparison.lockSchools(id);
        CheckCounts read = new CheckCounts(
                summary.head().sheet(),
                summary.head().row(),
                summary.dataRows(),
                summary.acceptedRows(),
                summary.rowsWithErrors(),
                summary.duplicateRows(),
                summary.errors(),
                summary.warnings(),
                0,
                0,
                0,
                0,
                0,
                List.of(),
                summary.skipped(),
                summary.head().ignored());
        imports.progress(id, summary.dataRows());
        imports.keepComparison(id, ImportStatus.CHECKED, read.with(comparison.difference(id)), comparison.version(id));
        if (summary.acceptedRows() == 0 && !findings.passing(id)) {
            imports.problem(id, ImportStatus.CHECKED, ConfirmingRoster.NOTHING, texts.text(ConfirmingRoster.NOTHING));
        }
    }

    private static String shortened(String fileName) {
        String name = fileName == null
                ? ""
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        return name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
    }
}
