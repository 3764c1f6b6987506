package cn.redflower.demo.pages;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo's accounts as its pages list them, by role; templates ask it by its bean name. */
@Component("demoAccounts")
@Profile("demo")
class DemoAccounts {

    /** The schools whose accounts are listed one by one; those of the others follow the same pattern. */
    static final List<String> SHOWN_SCHOOLS = List.of("s001", "s002", "s003", "s004", "s005", "s006");

    private final JdbcClient jdbc;

    DemoAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account with the person's name and what she acts for: an organ, or a squadron. */
    public record Account(String login, String person, String kind, String actsFor) {}

    /** A school with its accounts: chair, committee, brigade and then the squadrons in their order. */
    public record School(String id, String name, List<Account> accounts) {}

    private static final String ACCOUNTS = """
            select a.login, p.name as person, po.kind, coalesce(q.name, o.name) as acts_for
            from honors.account a join honors.person p on p.id = a.person_id
                join honors.post po on po.person_id = p.id and po.until is null
                 join honors.organ o on o.id = po.organ_id left join honors.squadron q on q.id = po.squadron_id
            """;

    /** The accounts of the county's and the towns' organs. */
    public List<Account> county() {
        return jdbc.sql(ACCOUNTS + """
                where po.kind in ('ADMINISTRATOR', 'COUNTY_OFFICER', 'LEAGUE_OFFICER', 'EDUCATION_OFFICER',
                    'TOWN_OFFICER', 'EXPERT')
                order by po.id""").query(Account.class).list();
    }

    /** The schools that the tour goes to. */
    public List<School> schools() {
        return SHOWN_SCHOOLS.stream()
                .map(id -> new School(
                        id,
                        schoolName(id),
                        jdbc.sql(ACCOUNTS + " where po.organ_id = ? order by po.id")
                                .param(id)
                                .query(Account.class)
                                .list()))
                .toList();
    }

    /** Whether there are schools besides those. */
    public boolean more() {
        return jdbc.sql("select count(*) from honors.school")
                        .query(Integer.class)
                        .single()
                > SHOWN_SCHOOLS.size();
    }

    private String schoolName(String id) {
        return jdbc.sql("select name from honors.school where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
