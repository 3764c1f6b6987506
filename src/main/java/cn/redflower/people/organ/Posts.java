package cn.redflower.people.organ;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which posts now, for those who have to be asked or told. */
@Repository
public class Posts {

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody to be told, at her mail address; squadron is null for posts that have none. */
    public record Holder(String name, String email, String squadronId) {}

    /** The people with an address who hold one of these posts at an organ. */
    public List<Holder> holders(String organId, PostKind... kinds) {
        return jdbc.sql("""
                        select distinct p.name, p.email, po.squadron_id
                        from honors.post po join honors.person p on p.id = po.person_id
                            join honors.account a on a.person_id = p.id and a.enabled
                        where po.organ_id = :organ and po.kind in (:kinds) and po.until is null and p.email is not null
                        order by po.squadron_id, p.email""")
                .param("organ", organId)
                .param("kinds", java.util.Arrays.stream(kinds).map(Enum::name).toList())
                .query(Holder.class)
                .list();
    }

    /** The people with an address who make up an organ that tasks are offered to. */
    public List<Holder> of(OrganGroup group) {
        return switch (group.kind()) {
            case COMMITTEE -> holders(group.unit(), PostKind.SCHOOL_CHAIR, PostKind.SCHOOL_COMMITTEE_MEMBER);
            case BRIGADE -> holders(group.unit(), PostKind.BRIGADE_COUNSELOR);
            case SQUADRON ->
                group.school()
                        .map(school -> squadronCounselors(school).getOrDefault(group.unit(), List.of()))
                        .orElse(List.of());
            case ORGAN ->
                holders(
                        group.unit(),
                        PostKind.COUNTY_OFFICER,
                        PostKind.LEAGUE_OFFICER,
                        PostKind.EDUCATION_OFFICER,
                        PostKind.TOWN_OFFICER);
        };
    }

    /** The squadron counselors of a school by their squadron. */
    public Map<String, List<Holder>> squadronCounselors(String schoolId) {
        return holders(schoolId, PostKind.SQUADRON_COUNSELOR).stream()
                .collect(Collectors.groupingBy(Holder::squadronId));
    }

    /** Whether the squadron has a counselor who can log in. */
    public boolean hasCounselor(String squadronId) {
        return jdbc.sql("""
                        select exists (select 1 from honors.post po
                            join honors.account a on a.person_id = po.person_id and a.enabled
                                       where po.squadron_id = ? and po.kind = 'SQUADRON_COUNSELOR'
                                           and po.until is null)""").param(squadronId).query(Boolean.class).single();
    }
}
