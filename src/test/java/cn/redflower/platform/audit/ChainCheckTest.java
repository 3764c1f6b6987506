package cn.redflower.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.platform.audit.ChainCheck.Anchor;
import cn.redflower.platform.audit.ChainCheck.Fault;
import cn.redflower.platform.audit.ChainCheck.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody with a superuser's rights does to the trail is found, at the entry where it was done. */
class ChainCheckTest {

    private final AuditDatabase database = new AuditDatabase().with(60);

    @Test
    void an_untouched_trail_is_intact() throws SQLException {
        Result result = check(null);
        assertThat(result).isEqualTo(new Result(60, hash(60), null, 0, 0));
        assertThat(check(new Anchor(60, hash(60))).intact()).isTrue();
        assertThat(check(new Anchor(17, hash(17).substring(0, 16))).intact()).isTrue();
        assertThat(new AuditDatabase().with(0).count("true")).isZero();
    }

    @Test
    void an_altered_entry_is_found_whichever_field_it_was() throws SQLException {
        List<String> changes = List.of(
                "login = 's901q01'",
                "login = null",
                "address = '10.0.0.1'",
                "action = 'task.claimed'",
                "organ = ''",
                "subject = subject || ' '",
                "outcome = 'REFUSED'",
                "detail = null",
                "at = at + interval '1 microsecond'",
                "hash = decode(repeat('00', 32), 'hex')");
        for (String change : changes) {
            AuditDatabase altered = new AuditDatabase().with(20);
            altered.tamper("update honors.audit_entry set " + change + " where number = 12");
            assertThat(check(altered, null))
                    .as(change)
                    .extracting(Result::entries, Result::fault, Result::brokenAt)
                    .containsExactly(11L, Fault.ALTERED, 12L);
        }
    }

    @Test
    void an_entry_altered_together_with_its_own_hash_is_found_by_the_next() throws SQLException {
        rewrite(30, 30);
        assertThat(check(null)).extracting(Result::fault, Result::brokenAt).containsExactly(Fault.BROKEN_LINK, 31L);
    }

    @Test
    void a_trail_computed_anew_from_an_entry_on_is_found_by_an_anchor() throws SQLException {
        Anchor noted = new Anchor(45, hash(45));
        rewrite(30, 60);
        assertThat(check(null).intact()).isTrue();
        assertThat(check(noted)).extracting(Result::fault, Result::brokenAt).containsExactly(Fault.REWRITTEN, 45L);
    }

    @Test
    void an_entry_deleted_in_the_middle_is_a_gap() throws SQLException {
        database.tamper("delete from honors.audit_entry where number = 33");
        assertThat(check(null))
                .extracting(Result::entries, Result::fault, Result::brokenAt)
                .containsExactly(32L, Fault.GAP, 33L);
    }

    @Test
    void the_first_entry_deleted_is_a_gap() throws SQLException {
        database.tamper("delete from honors.audit_entry where number = 1");
        assertThat(check(null)).isEqualTo(new Result(0, null, Fault.GAP, 1, 0));
    }

    @Test
    void an_entry_deleted_and_the_others_moved_up_is_a_broken_link() throws SQLException {
        database.tamper(
                "delete from honors.audit_entry where number = 33",
                "update honors.audit_entry set number = -number where number > 33",
                "update honors.audit_entry set number = -number - 1 where number < 0");
        assertThat(check(null)).extracting(Result::fault, Result::brokenAt).containsExactly(Fault.BROKEN_LINK, 33L);
    }

    @Test
    void entries_that_changed_places_are_a_broken_link() throws SQLException {
        database.tamper(
                "update honors.audit_entry set number = -20 where number = 20",
                "update honors.audit_entry set number = 20 where number = 21",
                "update honors.audit_entry set number = 21 where number = -20");
        assertThat(check(null)).extracting(Result::fault, Result::brokenAt).containsExactly(Fault.BROKEN_LINK, 20L);
    }

    @Test
    void an_end_that_was_cut_off_is_found_by_an_anchor() throws SQLException {
        Anchor noted = new Anchor(58, hash(58));
        database.tamper("delete from honors.audit_entry where number > 50");
        assertThat(check(null).intact()).isTrue();
        assertThat(check(noted)).isEqualTo(new Result(50, hash(50), Fault.TRUNCATED, 51, 1));
        database.tamper("delete from honors.audit_entry");
        assertThat(check(noted)).isEqualTo(new Result(0, null, Fault.TRUNCATED, 1, 1));
    }

    @Test
    void an_end_that_was_cut_off_and_grew_again_is_found_by_what_was_noted_before() throws SQLException {
        List<Anchor> noted = List.of(new Anchor(20, hash(20)), new Anchor(58, hash(58)));
        rewrite(50, 60);
        Anchor after = new Anchor(60, hash(60));
        try (Connection connection = database.getConnection()) {
            Result result = ChainCheck.over(connection, List.of(noted.get(0), noted.get(1), after));
            assertThat(result)
                    .extracting(Result::fault, Result::brokenAt, Result::anchors)
                    .containsExactly(Fault.REWRITTEN, 58L, 3);
        }
    }

    @Test
    void without_an_anchor_no_trail_is_held() throws SQLException {
        assertThat(check(null).held()).isFalse();
        assertThat(check(new Anchor(60, hash(60))).held()).isTrue();
        assertThat(check(new Anchor(60, hash(59))).held()).isFalse();
    }

    @Test
    void a_foreign_entry_put_in_between_is_found() throws SQLException {
        database.tamper(
                "update honors.audit_entry set number = -number where number > 40",
                "update honors.audit_entry set number = -number + 1 where number < 0",
                "insert into honors.audit_entry select 41, at, login, address, action, organ, subject, "
                        + "outcome, detail, "
                        + "previous, hash from honors.audit_entry where number = 40");
        assertThat(check(null)).extracting(Result::fault, Result::brokenAt).containsExactly(Fault.BROKEN_LINK, 41L);
    }

    @Test
    void an_anchor_is_a_number_and_at_least_half_a_hash() {
        assertThat(Anchor.read(" 12 ", "ABCDEF0123456789")).isEqualTo(new Anchor(12, "abcdef0123456789"));
        for (String number : new String[] {null, "", "0", "-1", "1.5", "x", "99999999999999999999"}) {
            assertThat(Anchor.read(number, "abcdef0123456789")).isNull();
        }
        for (String hash : new String[] {null, "", "abcdef012345678", "abcdef012345678g", "a".repeat(65)}) {
            assertThat(Anchor.read("1", hash)).isNull();
        }
    }

    /**
     * Alters an entry and computes its hash anew, and those of the entries up to {@code to}, as somebody would who
     * knows how.
     */
    private void rewrite(long from, long to) {
        database.tamper("update honors.audit_entry set detail = 'approve' where number = " + from);
        byte[] previous = database.jdbc.queryForObject(
                "select hash from honors.audit_entry where number = ?", byte[].class, from - 1);
        for (long number = from; number <= to; number++) {
            AuditEntry entry = database.jdbc.queryForObject(
                    "select number, at, login, address, action, organ, subject, outcome, detail from "
                            + "honors.audit_entry "
                            + "where number = ?",
                    (row, i) -> new AuditEntry(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9)),
                    number);
            byte[] hash = entry.hashAfter(previous);
            database.tamper("update honors.audit_entry set previous = decode('" + ChainCheck.hex(previous)
                    + "', 'hex'), hash = decode('" + ChainCheck.hex(hash) + "', 'hex') where number = " + number);
            previous = hash;
        }
    }

    private String hash(long number) {
        return ChainCheck.hex(database.jdbc.queryForObject(
                "select hash from honors.audit_entry where number = ?", byte[].class, number));
    }

    private Result check(Anchor anchor) throws SQLException {
        return check(database, anchor);
    }

    private static Result check(AuditDatabase database, Anchor anchor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ChainCheck.over(connection, anchor == null ? List.of() : List.of(anchor));
        }
    }
}
