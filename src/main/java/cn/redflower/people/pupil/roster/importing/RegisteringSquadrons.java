package cn.redflower.people.pupil.roster.importing;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MakingSquadrons;
import cn.redflower.people.organ.Permission;
import cn.redflower.people.organ.Schools;
import cn.redflower.people.pupil.roster.SquadronName;
import cn.redflower.people.pupil.roster.importing.UnregisteredSquadrons.Named;
import cn.redflower.people.pupil.roster.importing.UnregisteredSquadrons.Resolved;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import cn.redflower.platform.problem.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers squadrons that a checked roster names, and checks the roster again with them; the file is not needed for
 * that.
 */
@Service
class RegisteringSquadrons {

    private static final Comparator<Named> BY_GRADE = Comparator.comparingInt(Named::grade)
            .thenComparingInt(named -> SquadronName.numbered(named.name(), named.grade())
                    .map(SquadronName.Numbered::number)
                    .orElse(0));

    private final RosterAccess access;
    private final RosterImports imports;
    private final UnregisteredSquadrons unregistered;
    private final RosterComparison comparison;
    private final MakingSquadrons making;
    private final Schools schools;
    private final Problems texts;

    RegisteringSquadrons(
            RosterAccess access,
            RosterImports imports,
            UnregisteredSquadrons unregistered,
            RosterComparison comparison,
            MakingSquadrons making,
            Schools schools,
            Problems texts) {
        this.access = access;
        this.imports = imports;
        this.unregistered = unregistered;
        this.comparison = comparison;
        this.making = making;
        this.schools = schools;
        this.texts = texts;
    }

    /** A squadron that somebody wants registered. @param schoolId null: the school that the roster is of */
    record Chosen(String schoolId, String name) {}

    /** Whether she may register squadrons for that roster. */
    boolean may(Actor actor, RosterImport roster) {
        return roster.countyWide()
                ? actor.mayEverywhere(Permission.REGISTER_SQUADRONS)
                : actor.may(Permission.REGISTER_SQUADRONS, roster.schoolId());
    }

    /** Registers what was chosen; what is registered already stays so. */
    @Transactional
    public Outcome<UUID> register(Actor actor, UUID id, List<Chosen> chosen) {
        RosterImport roster = access.find(actor, id);
        if (!may(actor, roster)) {
            return Outcome.refused(Refusal.notAllowed("roster.squadrons.not-allowed"));
        }
        if (chosen.isEmpty()) {
            return Outcome.refused(Refusal.rule("roster.squadrons.none-chosen"));
        }
        if (imports.lock(id)
                .filter(found -> found.status() == ImportStatus.CHECKED)
                .isEmpty()) {
            return Outcome.refused(Refusal.conflict("roster.import.not-checked"));
        }
        comparison.lockSchools(id);
        Register register = new Register();
        List<Named> offered = unregistered.of(id);
        List<Named> wanted = new ArrayList<>();
        for (Chosen each : chosen) {
            String school = each.schoolId() == null ? roster.schoolId() : each.schoolId();
            String name = each.name() == null ? "" : each.name().strip();
            Optional<Named> named = offered.stream()
                    .filter(one -> one.schoolId().equals(school) && one.name().equals(name))
                    .findFirst();
            if (named.isEmpty() && (school == null || register.find(school, name, null) == null)) {
                return Outcome.refused(Refusal.rule("roster.squadrons.not-offered", name));
            }
            named.filter(one -> !wanted.contains(one)).ifPresent(wanted::add);
        }
        if (!wanted.isEmpty()) {
            make(wanted, register);
            checkAgain(id, wanted, register);
        }
        return Outcome.done(id);
    }

    private void make(List<Named> wanted, Register register) {
        Map<String, List<Named>> fresh = wanted.stream()
                .filter(named -> register.find(named.schoolId(), named.name(), named.grade()) == null)
                .sorted(BY_GRADE)
                .collect(Collectors.groupingBy(Named::schoolId));
        try {
            fresh.forEach((school, squadrons) -> making.make(
                    school,
                    squadrons.stream()
                            .map(named -> new MakingSquadrons.Wanted(named.name(), named.grade()))
                            .toList()));
        } catch (DuplicateKeyException taken) {
            throw new RefusedException(Refusal.conflict("roster.squadrons.name-taken"));
        }
        register.known.keySet().removeAll(fresh.keySet());
    }

    private void checkAgain(UUID id, List<Named> wanted, Register register) {
        List<String> squadrons = wanted.stream()
                .map(named -> Objects.requireNonNull(
                        register.find(named.schoolId(), named.name(), named.grade()), "a squadron just registered"))
                .toList();
        Resolved resolved = unregistered.resolve(id, wanted, squadrons);
        CheckCounts counts = imports.find(id).orElseThrow().counts().withStanding(resolved.rows(), resolved.errors());
        imports.keepComparison(
                id, ImportStatus.CHECKED, counts.with(comparison.difference(id)), comparison.version(id));
        boolean nothing = counts.acceptedRows() == 0;
        imports.problem(
                id,
                ImportStatus.CHECKED,
                nothing ? ConfirmingRoster.NOTHING : null,
                nothing ? texts.text(ConfirmingRoster.NOTHING) : null);
        if (unregistered.of(id).isEmpty()) {
            imports.showLaterMarks(id);
        }
    }

    /** The squadrons that schools have, read when they are asked for. */
    private final class Register {
        private final Map<String, Map<String, String>> known = new HashMap<>();

        String find(String schoolId, String name, Integer grade) {
            return known.computeIfAbsent(
                            schoolId,
                            school -> schools.squadronsOf(school).stream()
                                    .collect(Collectors.toMap(
                                            squadron -> SquadronName.key(squadron.name(), squadron.grade()),
                                            Schools.Squadron::id,
                                            (first, second) -> first)))
                    .get(SquadronName.key(name, grade));
        }
    }
}
