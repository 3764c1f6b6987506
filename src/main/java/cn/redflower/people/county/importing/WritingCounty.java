package cn.redflower.people.county.importing;

import cn.redflower.people.account.invitation.Inviting;
import cn.redflower.people.county.workbook.Draft;
import cn.redflower.people.county.workbook.Draft.Change;
import cn.redflower.people.county.workbook.UnitKind;
import cn.redflower.people.organ.EngineIdentities;
import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.problem.Problems;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a workbook changes, in batches and in the caller's transaction. */
@Component
class WritingCounty {

    private final JdbcTemplate jdbc;
    private final EngineIdentities identities;
    private final Inviting inviting;
    private final PasswordEncoder encoder;
    private final AuditTrail trail;
    private final Problems texts;
    private final Clock clock;

    WritingCounty(
            JdbcTemplate jdbc,
            EngineIdentities identities,
            Inviting inviting,
            PasswordEncoder encoder,
            AuditTrail trail,
            Problems texts,
            Clock clock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.inviting = inviting;
        this.encoder = encoder;
        this.trail = trail;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Draft draft) {
        if (draft.changesNothing()) {
            return;
        }
        units(draft.units());
        squadrons(draft.squadrons());
        people(draft.people());
        identities.synchronize();
    }

    private void units(List<Draft.Unit> units) {
        List<Draft.Unit> fresh =
                units.stream().filter(unit -> unit.change() == Change.NEW).toList();
        batch(
                "insert into honors.organ (id, kind, name, parent_id) values (?, ?, ?, ?)",
                fresh.stream()
                        .map(unit ->
                                new Object[] {unit.id(), unit.kind().organKind(), organName(unit), unit.parentId()})
                        .toList());
        batch(
                "insert into honors.school (id, name, town_id) values (?, ?, ?)",
                fresh.stream()
                        .filter(unit -> unit.kind() == UnitKind.SCHOOL)
                        .map(unit -> new Object[] {unit.id(), unit.name(), unit.parentId()})
                        .toList());
        List<Object[]> moved = units.stream()
                .filter(unit -> unit.change() == Change.CHANGED)
                .map(unit -> new Object[] {unit.parentId(), unit.id()})
                .toList();
        batch("update honors.organ set parent_id = ? where id = ?", moved);
        batch("update honors.school set town_id = ? where id = ?", moved);
        units.stream()
                .filter(unit -> unit.change() != Change.UNCHANGED)
                .forEach(unit -> trail.record(AuditEvent.done(
                        unit.change() == Change.NEW ? "unit.made" : "unit.moved",
                        unit.id(),
                        unit.id(),
                        unit.parentId())));
    }

    /** A school's organ is its committee. */
    private String organName(Draft.Unit unit) {
        return unit.kind() == UnitKind.SCHOOL ? texts.text("county.school-committee", unit.name()) : unit.name();
    }

    private void squadrons(List<Draft.Squadron> squadrons) {
        List<Draft.Squadron> fresh = squadrons.stream()
                .filter(squadron -> squadron.change() == Change.NEW)
                .toList();
        batch(
                "insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)",
                fresh.stream()
                        .map(each ->
                                new Object[] {each.id(), each.schoolId(), each.ordinal(), each.name(), each.grade()})
                        .toList());
        fresh.forEach(
                squadron -> trail.record(AuditEvent.done("squadron.made", squadron.schoolId(), squadron.id(), null)));
    }

    private void people(List<Draft.Person> people) {
        Writing rows = new Writing(people);
        batch("insert into honors.person (id, name, email) overriding system value values (?, ?, ?)", rows.people);
        batch("update honors.person set email = ? where id = ?", rows.mails);
        batch("insert into honors.account (login, person_id, password_hash) values (?, ?, ?)", rows.accounts);
        batch(
                "insert into honors.post (person_id, kind, organ_id, squadron_id, since) values (?, ?, ?, ?, ?)",
                rows.posts);
    }

    private void batch(String statement, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(statement, rows);
        }
    }

    /** The rows of people that are new or change, with what is recorded of each. */
    private final class Writing {

        private final List<Object[]> people = new ArrayList<>();
        private final List<Object[]> mails = new ArrayList<>();
        private final List<Object[]> accounts = new ArrayList<>();
        private final List<Object[]> posts = new ArrayList<>();
        /**
         * Nobody knows it; each sets her own password by her letter or slip. To make one for each would take minutes.
         */
        private final String password = encoder.encode(UUID.randomUUID().toString() + UUID.randomUUID());

        Writing(List<Draft.Person> drafted) {
            long count = drafted.stream().filter(person -> person.id() == null).count();
            Iterator<Long> ids = jdbc.queryForList(
                            "select nextval(pg_get_serial_sequence('honors.person', 'id')) from generate_series(1, ?)",
                            Long.class,
                            count)
                    .iterator();
            for (Draft.Person person : drafted) {
                if (person.change() != Change.UNCHANGED) {
                    add(person, person.id() == null ? ids.next() : person.id());
                }
            }
        }

        private void add(Draft.Person person, long id) {
            String subject = person.login() == null ? "person " + id : person.login();
            if (person.id() == null) {
                people.add(new Object[] {id, person.name(), person.email()});
            } else {
                correctMail(person, id, subject);
            }
            if (person.opensAccount()) {
                accounts.add(new Object[] {person.login(), id, password});
                trail.record(AuditEvent.done("account.created", null, person.login(), null));
            }
            for (Draft.Post post : person.posts()) {
                if (post.isNew()) {
                    String kind = post.kind().name();
                    posts.add(new Object[] {id, kind, post.organId(), post.squadronId(), LocalDate.now(clock)});
                    String detail = post.squadronId() == null ? kind : kind + " " + post.squadronId();
                    trail.record(AuditEvent.done("post.given", post.organId(), subject, detail));
                }
            }
        }

        private void correctMail(Draft.Person person, long id, String subject) {
            if (person.mailChanges()) {
                mails.add(new Object[] {person.email(), id});
                if (person.login() != null) {
                    inviting.withdraw(person.login());
                }
                trail.record(AuditEvent.done("account.changed", null, subject, "email"));
            }
        }
    }
}
