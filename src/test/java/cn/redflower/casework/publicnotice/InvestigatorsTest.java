package cn.redflower.casework.publicnotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.Post;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may look into an objection, and who must not. */
class InvestigatorsTest {

    private static final NoticeEntry ROW =
            new NoticeEntry(7, 1, "r1", NoticeDraft.Kind.INDIVIDUAL, "张*明", 4, "四(1)中队", "学校", false);

    private final Investigators investigators = new Investigators(List.of(new NoticedRows() {
        @Override
        public Optional<String> fullName(String caseId, String entryRef) {
            return Optional.empty();
        }

        @Override
        public Set<String> putForwardBy(String caseId, String entryRef) {
            return entryRef.equals("r1") ? Set.of("nominator") : Set.of();
        }

        @Override
        public Set<String> relativesOf(String caseId, String entryRef) {
            return entryRef.equals("r1") ? Set.of("mother") : Set.of();
        }
    }));

    @Test
    void a_schools_committee_investigates_and_its_brigade_counselor_reads() {
        assertThat(may(PostKind.SCHOOL_CHAIR, "s001", notice("s001", "s001"))).isEqualTo("reads, investigates");
        assertThat(may(PostKind.SCHOOL_COMMITTEE_MEMBER, "s001", notice("s001", "s001")))
                .isEqualTo("reads, investigates");
        assertThat(may(PostKind.BRIGADE_COUNSELOR, "s001", notice("s001", "s001")))
                .isEqualTo("reads");
        assertThat(may(PostKind.SQUADRON_COUNSELOR, "s001", notice("s001", "s001")))
                .isEmpty();
        assertThat(may(PostKind.SCHOOL_CHAIR, "s002", notice("s001", "s001"))).isEmpty();
        assertThat(may(PostKind.COUNTY_OFFICER, "county", notice("s001", "s001")))
                .isEmpty();
        assertThat(may(PostKind.ADMINISTRATOR, "county", notice("s001", "s001")))
                .isEmpty();
    }

    @Test
    void an_organs_officers_investigate_what_it_issued() {
        assertThat(may(PostKind.COUNTY_OFFICER, "county", notice(null, "county")))
                .isEqualTo("reads, investigates");
        assertThat(may(PostKind.LEAGUE_OFFICER, "league", notice(null, "county")))
                .isEmpty();
        assertThat(may(PostKind.SCHOOL_CHAIR, "s001", notice(null, "county"))).isEmpty();
        assertThat(notice(null, "county").investigatorGroup()).isEqualTo("county");
        assertThat(notice("s001", "s001").investigatorGroup()).isEqualTo("s001SchoolCommittee");
    }

    @Test
    void nobody_looks_into_a_complaint_or_a_nomination_of_his_own() {
        assertThat(conflicts("someone", "李老师", ROW)).isEmpty();
        assertThat(conflicts("someone", "赵 家长", ROW)).containsExactly("publicnotice.investigation.own-complaint");
        assertThat(conflicts("nominator", "李老师", ROW)).containsExactly("publicnotice.investigation.own-nomination");
        assertThat(conflicts("mother", "李老师", ROW)).containsExactly("publicnotice.investigation.own-relative");
        assertThat(conflicts("nominator", "李老师", null)).isEmpty();
    }

    private List<String> conflicts(String login, String name, NoticeEntry row) {
        Objection objection = new Objection(
                UUID.randomUUID(),
                UUID.randomUUID(),
                7L,
                "abc",
                "赵家长",
                "1",
                null,
                "…",
                Instant.EPOCH,
                Objection.Status.OPEN,
                null,
                null,
                null);
        return investigators
                .conflictsOfInterest(
                        new Actor(login, name, List.of(), Set.of()), notice("s001", "s001"), objection, row)
                .stream()
                .map(Refusal::code)
                .toList();
    }

    private String may(PostKind kind, String organ, Notice notice) {
        Actor actor = new Actor("x", "某某", List.of(new Post(kind, organ, null)), Set.of());
        return (investigators.mayRead(actor, notice) ? "reads" : "")
                + (investigators.mayInvestigate(actor, notice) ? ", investigates" : "");
    }

    private static Notice notice(String schoolId, String issuerId) {
        return new Notice(
                UUID.randomUUID(),
                "abc",
                "case",
                1,
                schoolId,
                issuerId,
                "单位",
                "名单",
                "奖章",
                null,
                new NoticeDraft.Contact("王老师", "1", null),
                true,
                3,
                Notice.Status.PUBLISHED,
                null,
                null);
    }
}
