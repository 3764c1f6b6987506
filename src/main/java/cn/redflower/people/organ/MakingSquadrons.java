package cn.redflower.people.organ;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Registers new squadrons of a school, numbered on after the last one it ever had. */
@Component
public class MakingSquadrons {

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    MakingSquadrons(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** A squadron to be registered. */
    public record Wanted(String name, int grade) {}

    /**
     * Registers them in their order, in the caller's transaction.
     *
     * @return their ids, in the same order
     * @throws org.springframework.dao.DuplicateKeyException if the school has one of that name
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> make(String schoolId, List<Wanted> wanted) {
        jdbc.sql("select id from honors.school where id = ? for no key update")
                .param(schoolId)
                .query(String.class)
                .single();
        int ordinal = jdbc.sql("select coalesce(max(ordinal), 0)::int from honors.squadron where school_id = ?")
                .param(schoolId)
                .query(Integer.class)
                .single();
        List<String> ids = new ArrayList<>();
        for (Wanted each : wanted) {
            ordinal++;
            String id = "%sq%02d".formatted(schoolId, ordinal);
            jdbc.sql("insert into honors.squadron (id, school_id, ordinal, name, grade) values (?, ?, ?, ?, ?)")
                    .params(id, schoolId, ordinal, each.name(), each.grade())
                    .update();
            trail.record(AuditEvent.done("squadron.made", schoolId, id, null));
            ids.add(id);
        }
        return ids;
    }
}
