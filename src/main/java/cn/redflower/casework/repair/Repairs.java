package cn.redflower.casework.repair;

import cn.redflower.casework.repair.Repair.Status;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests for repair. */
@Repository
class Repairs {

    private static final int LATEST = 200;

    private final JdbcClient jdbc;

    Repairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether there was no open one for the case */
    boolean add(Repair r) {
        return jdbc.sql("""
                        insert into honors.case_repair (id, case_id, process_key, organ_id, school_id, kind, token,
                            from_step, target, to_step, tokens, reason,
                            requested_by, requested_name, requested_at, status)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN') on conflict (case_id)
                            where status = 'OPEN' do nothing""")
                        .params(Arrays.asList(
                                r.id(),
                                r.caseId(),
                                r.processKey(),
                                r.organId(),
                                r.schoolId(),
                                r.kind().name(),
                                r.token(),
                                r.fromStep(),
                                r.target(),
                                r.toStep(),
                                r.tokens(),
                                r.reason(),
                                r.requestedBy(),
                                r.requestedName(),
                                r.requestedAt()))
                        .update()
                == 1;
    }

    /** Nobody else decides on it until the transaction ends. */
    Optional<Repair> lock(UUID id) {
        jdbc.sql("select id from honors.case_repair where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return jdbc.sql("select * from honors.case_repair where id = ?")
                .param(id)
                .query(Repair.class)
                .optional();
    }

    void decide(UUID id, Status status, String login, String name, OffsetDateTime at, String remark) {
        jdbc.sql("update honors.case_repair set status = ?, decided_by = ?, decided_name = ?, decided_at = ?, "
                        + "remark = ? where id = ?")
                .params(Arrays.asList(status.name(), login, name, at, remark, id))
                .update();
    }

    /** The open ones and then those decided last. */
    List<Repair> latest() {
        return jdbc.sql("select * from honors.case_repair order by status = 'OPEN' desc, requested_at desc limit "
                        + LATEST)
                .query(Repair.class)
                .list();
    }

    List<Repair> open() {
        return jdbc.sql("select * from honors.case_repair where status = 'OPEN' order by requested_at desc limit "
                        + LATEST)
                .query(Repair.class)
                .list();
    }
}
