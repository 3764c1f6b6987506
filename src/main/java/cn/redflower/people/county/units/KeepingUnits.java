package cn.redflower.people.county.units;

import cn.redflower.people.county.units.Units.Unit;
import cn.redflower.people.county.workbook.UnitKind;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.people.pupil.roster.SquadronName;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does with single units and squadrons between two workbooks. */
@Service
class KeepingUnits {

    private static final int LONGEST_NAME = 50;
    private static final int HIGHEST_NUMBER = 9_999;
    private static final int HIGHEST_GRADE = 9;

    private final JdbcClient jdbc;
    private final Units units;
    private final EngineIdentities identities;
    private final AuditTrail trail;
    private final Problems texts;

    KeepingUnits(JdbcClient jdbc, Units units, EngineIdentities identities, AuditTrail trail, Problems texts) {
        this.jdbc = jdbc;
        this.units = units;
        this.identities = identities;
        this.trail = trail;
        this.texts = texts;
    }

    /** As typed. @param number null: the next one that is free */
    record Wanted(UnitKind kind, Integer number, String name, String parentId) {

        Wanted {
            name = line(name);
            parentId = line(parentId);
        }
    }

    /** @return the new unit's id */
    @Transactional
    public Outcome<String> add(Wanted wanted) {
        lock();
        if (wanted.kind() == null) {
            return Outcome.refused(Refusal.rule("county.unit.kind-missing"));
        }
        String parent = wanted.kind() == UnitKind.TOWN ? "county" : wanted.parentId();
        List<Refusal> reasons = new ArrayList<>(reasonsAgainst(wanted.name(), null));
        parentFault(wanted.kind().organKind(), parent).ifPresent(reasons::add);
        int number = wanted.number() == null ? next(wanted.kind()) : wanted.number();
        if (number < 1 || number > HIGHEST_NUMBER) {
            reasons.add(Refusal.rule("county.unit.number", String.valueOf(HIGHEST_NUMBER)));
        } else if (exists(
                "select exists (select 1 from honors.organ where id = ?)",
                wanted.kind().id(number))) {
            reasons.add(Refusal.conflict("county.unit.number-taken", String.valueOf(number)));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        String id = wanted.kind().id(number);
        boolean school = wanted.kind() == UnitKind.SCHOOL;
        jdbc.sql("insert into honors.organ (id, kind, name, parent_id) values (?, ?, ?, ?)")
                .params(id, wanted.kind().organKind(), organName(school, wanted.name()), parent)
                .update();
        if (school) {
            jdbc.sql("insert into honors.school (id, name, town_id) values (?, ?, ?)")
                    .params(id, wanted.name(), parent)
                    .update();
        }
        identities.synchronize();
        trail.record(AuditEvent.done("unit.made", id, id, parent));
        return Outcome.done(id);
    }

    /** Another name, or under another organ; what was decided and printed keeps its words. */
    @Transactional
    public Outcome<Void> change(String id, String typedName, String typedParent) {
        lock();
        Optional<Unit> found = units.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        Unit unit = found.get();
        boolean school = unit.kind().equals(UnitKind.SCHOOL.organKind());
        String name = line(typedName);
        String parent = unit.kind().equals(UnitKind.TOWN.organKind()) ? unit.parentId() : line(typedParent);
        List<Refusal> reasons = new ArrayList<>(reasonsAgainst(name, id));
        parentFault(unit.kind(), parent).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        jdbc.sql("update honors.organ set name = ?, parent_id = ? where id = ?")
                .params(organName(school, name), parent, id)
                .update();
        if (school) {
            jdbc.sql("update honors.school set name = ?, town_id = ? where id = ?")
                    .params(name, parent, id)
                    .update();
        }
        identities.synchronize();
        if (!name.equals(unit.name())) {
            trail.record(AuditEvent.done("unit.renamed", id, id, unit.name() + " → " + name));
        }
        if (!parent.equals(unit.parentId())) {
            trail.record(AuditEvent.done("unit.moved", id, id, parent));
        }
        return Outcome.done();
    }

    /** @return the new squadron's id */
    @Transactional
    public Outcome<String> addSquadron(String schoolId, String typedName, Integer grade) {
        lock();
        if (units.find(schoolId)
                .filter(unit -> unit.kind().equals(UnitKind.SCHOOL.organKind()))
                .isEmpty()) {
            return Outcome.refused(Refusal.notFound("problem.not-found"));
        }
        String typed = line(typedName);
        if (typed.isEmpty() || typed.length() > LONGEST_NAME || isMarkup(typed)) {
            return Outcome.refused(Refusal.rule("county.squadron.name", String.valueOf(LONGEST_NAME)));
        }
        String name = SquadronName.registered(typed, grade);
        Integer told = SquadronName.grade(name);
        Integer real = told == null ? grade : told;
        if (real == null || real < 1 || real > HIGHEST_GRADE) {
            return Outcome.refused(Refusal.rule("county.squadron.grade"));
        }
        String key = SquadronName.key(name, real);
        boolean taken = jdbc.sql("select name, grade from honors.squadron where school_id = ?")
                .param(schoolId)
                .query((row, i) -> SquadronName.key(row.getString(1), row.getInt(2)))
                .list()
                .contains(key);
        if (taken) {
            return Outcome.refused(Refusal.conflict("county.squadron.taken", name));
        }
        int ordinal = jdbc.sql("select coalesce(max(ordinal), 0) + 1 from honors.squadron where school_id = ?")
                .param(schoolId)
                .query(Integer.class)
                .single();
        String id = "%sq%02d".formatted(schoolId, ordinal);
        jdbc.sql("insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)")
                .params(id, schoolId, ordinal, name, real)
                .update();
        trail.record(AuditEvent.done("squadron.made", schoolId, id, null));
        return Outcome.done(id);
    }

    private List<Refusal> reasonsAgainst(String name, String own) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return List.of(Refusal.rule("county.unit.name", String.valueOf(LONGEST_NAME)));
        } else if (isMarkup(name)) {
            return List.of(Refusal.rule("county.unit.name-markup"));
        }
        boolean taken = jdbc.sql("""
                        select exists (select 1 from honors.organ o left join honors.school s on s.id = o.id
                            where (o.name = :name or s.name = :name) and o.id is distinct from :own)""")
                .param("name", name)
                .param("own", own)
                .query(Boolean.class)
                .single();
        return taken ? List.of(Refusal.conflict("county.unit.name-taken", name)) : List.of();
    }

    /** A town comes under the county, a community under a town, a school under a town or the county itself. */
    private Optional<Refusal> parentFault(String organKind, String parent) {
        if (organKind.equals(UnitKind.TOWN.organKind())) {
            return Optional.empty();
        }
        boolean known = units.parents().stream()
                .filter(each -> organKind.equals(UnitKind.SCHOOL.organKind())
                        || !each.id().equals("county"))
                .anyMatch(each -> each.id().equals(parent));
        return known ? Optional.empty() : Optional.of(Refusal.rule("county.unit.parent"));
    }

    private String organName(boolean school, String name) {
        return school ? texts.text("county.school-committee", name) : name;
    }

    private int next(UnitKind kind) {
        List<String> taken = jdbc.sql("select id from honors.organ where kind = ?")
                .param(kind.organKind())
                .query(String.class)
                .list();
        int number = 1;
        while (taken.contains(kind.id(number))) {
            number++;
        }
        return number;
    }

    private boolean exists(String sql, String param) {
        return jdbc.sql(sql).param(param).query(Boolean.class).single();
    }

    /** One at a time, and not beside a workbook. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('county workbook'))").query(row -> {});
    }

    private static boolean isMarkup(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    }

    private static String line(String typed) {
        return typed == null
                ? ""
                : typed.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip().replaceAll("\\s+", " ");
    }
}
