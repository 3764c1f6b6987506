package cn.redflower.honours.countyround;

import cn.redflower.honours.countyround.CountyRound.Status;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The county's rounds. */
@Repository
public class CountyRounds {

    private final JdbcClient jdbc;
    private final Clock clock;

    CountyRounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<CountyRound> find(Collection<UUID> ids) {
        return jdbc.sql("select * from honors.county_round where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(CountyRounds::read)
                .list();
    }

    public Optional<CountyRound> find(UUID id) {
        return jdbc.sql("select * from honors.county_round where id = ?")
                .param(id)
                .query(CountyRounds::read)
                .optional();
    }

    /**
     * As {@link #find}, and nobody else takes places or moves it until the transaction ends; rows can be added to it
     * meanwhile.
     */
    public Optional<CountyRound> lock(UUID id) {
        return jdbc.sql("select * from honors.county_round where id = ? for no key update")
                .param(id)
                .query(CountyRounds::read)
                .optional();
    }

    /** All rounds, those of the latest school year first; drafts only for those who make them. */
    List<CountyRound> all(boolean withDrafts, int limit) {
        return jdbc.sql("""
                        select * from honors.county_round where :drafts or status not in ('DRAFT', 'DISCARDED')
                        order by school_year desc, drafted_at desc limit :limit""")
                .param("drafts", withDrafts)
                .param("limit", limit)
                .query(CountyRounds::read)
                .list();
    }

    /** An earlier round of the award in the year that stands. */
    Optional<CountyRound> earlier(String awardKind, String schoolYear, UUID butNot) {
        return jdbc.sql("""
                        select * from honors.county_round where award_kind = ? and school_year = ? and id <> ?
                            and status not in ('DRAFT', 'DISCARDED', 'CANCELLED') order by opened_at desc limit 1""")
                .params(awardKind, schoolYear, butNot)
                .query(CountyRounds::read)
                .optional();
    }

    /**
     * A draft of this award and year that has been neither opened nor given up; until the transaction ends nobody else
     * drafts one.
     */
    Optional<CountyRound> draft(String awardKind, String schoolYear) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("draft " + awardKind + " " + schoolYear)
                .query(row -> {});
        return jdbc.sql("select * from honors.county_round where award_kind = ? and school_year = ? and status = "
                        + "'DRAFT' limit 1")
                .params(awardKind, schoolYear)
                .query(CountyRounds::read)
                .optional();
    }

    void add(CountyRound r) {
        jdbc.sql("""
                        insert into honors.county_round (id, award_kind, school_year, status, opens_on, closes_at,
                            reminder_at, born_from, born_until,
                            individual_places, collective_places, signers, signing_days, notice_days, contact_name,
                                contact_phone, contact_mail, basis,
                            again_reason, drafted_by, drafted_at) values (?, ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?, ?,
                                ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        r.id(),
                        r.awardKind(),
                        r.schoolYear(),
                        r.opensOn(),
                        r.closesAt(),
                        r.reminderAt(),
                        r.bornFrom(),
                        r.bornUntil(),
                        r.individualPlaces(),
                        r.collectivePlaces(),
                        r.signers().toArray(String[]::new),
                        r.signingDays(),
                        r.noticeDays(),
                        r.contactName(),
                        r.contactPhone(),
                        r.contactMail(),
                        r.basis(),
                        r.againReason(),
                        r.draftedBy(),
                        OffsetDateTime.now(clock)))
                .update();
    }

    /** Writes the plan of a draft. */
    void plan(CountyRound r) {
        jdbc.sql("""
                        update honors.county_round set school_year = ?, opens_on = ?, closes_at = ?, reminder_at = ?,
                            born_from = ?, born_until = ?,
                            individual_places = ?, collective_places = ?, signers = ?, signing_days = ?,
                                notice_days = ?, contact_name = ?, contact_phone = ?,
                            contact_mail = ?, basis = ?, again_reason = ? where id = ? and status = 'DRAFT'""")
                .params(java.util.Arrays.asList(
                        r.schoolYear(),
                        r.opensOn(),
                        r.closesAt(),
                        r.reminderAt(),
                        r.bornFrom(),
                        r.bornUntil(),
                        r.individualPlaces(),
                        r.collectivePlaces(),
                        r.signers().toArray(String[]::new),
                        r.signingDays(),
                        r.noticeDays(),
                        r.contactName(),
                        r.contactPhone(),
                        r.contactMail(),
                        r.basis(),
                        r.againReason(),
                        r.id()))
                .update();
    }

    public void move(UUID id, Status status) {
        jdbc.sql("update honors.county_round set status = :status, closed_at = case when :over then :now else "
                        + "closed_at end where id = :id")
                .param("status", status.name())
                .param("over", status.over())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void opened(UUID id, String login) {
        jdbc.sql("update honors.county_round set status = 'OPENING', opened_by = ?, opened_at = ? where id = ?")
                .params(login, OffsetDateTime.now(clock), id)
                .update();
    }

    void cancelled(UUID id, String login, String reason) {
        jdbc.sql("update honors.county_round set status = 'CANCELLED', closed_by = ?, closed_at = ?, "
                        + "cancel_reason = ? where id = ?")
                .params(login, OffsetDateTime.now(clock), reason, id)
                .update();
    }

    void closesAt(UUID id, OffsetDateTime closesAt) {
        jdbc.sql("update honors.county_round set closes_at = ? where id = ?")
                .params(closesAt, id)
                .update();
    }

    void signing(UUID id, UUID signingId) {
        jdbc.sql("update honors.county_round set status = 'SIGNING', signing_id = ?, signing_return = null where "
                        + "id = ?")
                .params(signingId, id)
                .update();
    }

    void signingReturned(UUID id, String reason) {
        jdbc.sql("update honors.county_round set status = 'NOMINATING', signing_return = ? where id = ?")
                .params(reason, id)
                .update();
    }

    void noticed(UUID id, UUID noticeId, String address) {
        jdbc.sql("update honors.county_round set status = 'NOTICE', notice_id = ?, notice_address = ? where id = ?")
                .params(noticeId, address, id)
                .update();
    }

    /** The rounds whose decision waits to be issued and has no number yet. */
    List<UUID> waitingForDecision() {
        return jdbc.sql("select id from honors.county_round where status = 'ISSUING' and decision_number is null order "
                        + "by id")
                .query(UUID.class)
                .list();
    }

    /** Keeps the decision's own text, and the numbers that its writer saw; null for all: the usual text. */
    void decisionText(UUID id, String text, Counts seen) {
        jdbc.sql("update honors.county_round set decision_text = :text, seen_individuals = :individuals, "
                        + "seen_collectives = :collectives where id = :id")
                .param("text", text)
                .param("individuals", text == null ? null : seen.individuals())
                .param("collectives", text == null ? null : seen.collectives())
                .param("id", id)
                .update();
    }

    /** How many of each can be awarded. */
    record Counts(Integer individuals, Integer collectives) {}

    /** The numbers that the writer of the decision's text saw. */
    Counts seen(UUID id) {
        return jdbc.sql("select seen_individuals as individuals, seen_collectives as collectives from "
                        + "honors.county_round where id = ?")
                .param(id)
                .query(Counts.class)
                .single();
    }

    /** It is decided, under the names of today. @param award what the award is called */
    void decided(UUID id, String number, LocalDate on, String award) {
        jdbc.sql("""
                        update honors.county_round set decision_number = ?, decided_on = ?, decision_award = ?,
                            decision_issuer = (select name from honors.organ where id = 'county')
                        where id = ?""").params(number, on, award, id).update();
    }

    /** What the decision calls its issuer and the award: by the names of its day, or today's while it is a draft. */
    Named names(UUID id) {
        return jdbc.sql("""
                        select coalesce(r.decision_issuer, o.name) as issuer, r.decision_award as award
                        from honors.county_round r left join honors.organ o on o.id = 'county'
                        where r.id = ?""").param(id).query(Named.class).single();
    }

    /** @param award null: as it is called now */
    record Named(String issuer, String award) {}

    private static CountyRound read(ResultSet rs, int row) throws SQLException {
        return new CountyRound(
                rs.getObject("id", UUID.class),
                rs.getString("award_kind"),
                rs.getString("school_year"),
                Status.valueOf(rs.getString("status")),
                rs.getObject("opens_on", LocalDate.class),
                rs.getObject("closes_at", OffsetDateTime.class),
                rs.getObject("reminder_at", OffsetDateTime.class),
                rs.getObject("born_from", LocalDate.class),
                rs.getObject("born_until", LocalDate.class),
                rs.getObject("individual_places", Integer.class),
                rs.getObject("collective_places", Integer.class),
                texts(rs.getArray("signers")),
                rs.getInt("signing_days"),
                rs.getInt("notice_days"),
                rs.getString("contact_name"),
                rs.getString("contact_phone"),
                rs.getString("contact_mail"),
                rs.getString("basis"),
                rs.getString("again_reason"),
                rs.getString("drafted_by"),
                rs.getString("opened_by"),
                rs.getObject("opened_at", OffsetDateTime.class),
                rs.getObject("signing_id", UUID.class),
                rs.getString("signing_return"),
                rs.getObject("notice_id", UUID.class),
                rs.getString("notice_address"),
                rs.getString("decision_number"),
                rs.getString("decision_text"),
                rs.getObject("decided_on", LocalDate.class),
                rs.getObject("closed_at", OffsetDateTime.class),
                rs.getString("cancel_reason"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
