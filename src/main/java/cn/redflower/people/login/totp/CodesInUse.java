package cn.redflower.people.login.totp;

import cn.redflower.people.login.SignInSettings;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.names.SearchText;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** For the administrator: who uses codes, and who must and does not yet. */
@Repository
class CodesInUse {

    static final int MOST = 200;

    private final JdbcClient jdbc;
    private final String[] requiredKinds;

    CodesInUse(JdbcClient jdbc, SignInSettings settings) {
        this.jdbc = jdbc;
        this.requiredKinds =
                settings.totp().requiredFor().stream().map(PostKind::name).toArray(String[]::new);
    }

    /** @param since null if the person must use codes and has none yet */
    record Listed(String login, String name, boolean required, OffsetDateTime since) {}

    /** Those who owe one first; at most {@value #MOST}. @param part of a login or name, may be empty */
    List<Listed> like(String part) {
        return jdbc.sql("""
                        select login, name, required, since from (
                            select a.login, p.name, t.enabled_at as since,
                                   exists (select 1 from honors.post po where po.person_id = p.id and po.until is null
                                       and po.kind = any(:kinds)) as required
                            from honors.account a join honors.person p on p.id = a.person_id
                                left join honors.totp t on t.login = a.login and t.enabled_at is not null
                            where a.enabled and (position(lower(:part) in lower(a.login)) > 0
                                or position(lower(:part) in lower(replace(p.name, '·', ''))) > 0)) as standing
                        where since is not null or required
                        order by since is not null, login limit :most""")
                .param("kinds", requiredKinds)
                .param("part", SearchText.of(part).text())
                .param("most", MOST)
                .query(Listed.class)
                .list();
    }
}
