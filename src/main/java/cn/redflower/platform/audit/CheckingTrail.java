package cn.redflower.platform.audit;

import cn.redflower.platform.audit.ChainCheck.Anchor;
import cn.redflower.platform.audit.ChainCheck.Result;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;

/**
 * The administrator has the trail checked, against what was noted in the file of anchors and what she noted herself;
 * one check at a time, as each reads all of it. Each is on record with its result.
 */
@Service
class CheckingTrail {

    private final DataSource database;
    private final AuditTrail trail;
    private final AnchorFile file;
    private final Semaphore one = new Semaphore(1);

    CheckingTrail(DataSource database, AuditTrail trail, AuditProperties properties) {
        this.database = database;
        this.trail = trail;
        this.file = properties.anchors();
    }

    private static String said(Result result) {
        if (!result.intact()) {
            return result.fault() + " " + result.brokenAt();
        }
        return result.held() ? "INTACT" : "UNANCHORED";
    }

    private List<Anchor> anchors(Anchor given) {
        try {
            List<Anchor> noted = file == null ? List.of() : file.read();
            return Stream.concat(Stream.ofNullable(given), noted.stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param number @param hash both of an anchor that was noted earlier, or both empty */
    Outcome<Result> check(String number, String hash) {
        Anchor anchor = Anchor.read(number, hash);
        if (anchor == null && (StringUtils.hasText(number) || StringUtils.hasText(hash))) {
            return Outcome.refused(Refusal.malformed("audit.anchor-unreadable"));
        }
        if (!one.tryAcquire()) {
            return Outcome.refused(Refusal.conflict("audit.check-under-way"));
        }
        try (Connection connection = database.getConnection()) {
            Result result = ChainCheck.over(connection, anchors(anchor));
            trail.record(AuditEvent.done("audit.checked", null, String.valueOf(result.entries()), said(result)));
            return Outcome.done(result);
        } catch (UncheckedIOException e) {
            return Outcome.refused(Refusal.conflict("audit.anchors-unreadable"));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the trail cannot be read", e);
        } finally {
            one.release();
        }
    }
}
