package cn.redflower.demo.county;

import cn.redflower.people.organ.PostKind;
import cn.redflower.people.organ.SchoolYear;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.postgresql.copy.CopyManager;

/**
 * The rows of a county: its organs, schools, people, posts, accounts and pupils. The same plan and year give the same
 * rows.
 */
final class CountyRows {

    private static final String MAIL_DOMAIN = "@demo.example";

    private final CopyRows organs = new CopyRows("honors.organ (id, kind, name, parent_id)");
    private final CopyRows schools = new CopyRows("honors.school (id, name, town_id)");
    private final CopyRows squadrons = new CopyRows("honors.squadron (id, school_id, ordinal, name, grade)");
    private final CopyRows squads = new CopyRows("honors.squad (id, squadron_id, ordinal, name)");
    private final CopyRows people = new CopyRows("honors.person (id, name, email)");
    private final CopyRows accounts = new CopyRows("honors.account (login, person_id, password_hash)");
    private final CopyRows posts =
            new CopyRows("honors.post (person_id, kind, organ_id, squadron_id, squad_id, since)");
    private final CopyRows pupils = new CopyRows(
            "honors.pupil (school_id, squadron_id, squad_id, number, name, sex, birth_month, joined_month, "
                    + "guardian_consent, publication_consent, basic_badges)");

    private final CountyWords words;
    private final MadeUpNames names;
    private final SchoolYear year;
    private final String passwordHash;
    private final Random random = new Random(20_260_601);

    CountyRows(CountyWords words, SchoolYear year, String passwordHash) {
        this.words = words;
        this.names = new MadeUpNames(words);
        this.year = year;
        this.passwordHash = passwordHash;
    }

    CountyRows add(CountyPlan plan) {
        addCountyOrgans();
        plan.schools().forEach(this::addSchool);
        return this;
    }

    private void addCountyOrgans() {
        addOrgan("league", "YOUTH_LEAGUE", words.one("league"), null);
        addOrgan("education", "EDUCATION_BUREAU", words.one("education"), null);
        addOrgan("county", "COUNTY_COMMITTEE", words.one("county"), null);
        addPerson(words.one("administrator"), "admin", new Held(PostKind.ADMINISTRATOR, "county"));
        for (int i = 1; i <= 2; i++) {
            addPerson("league" + i, new Held(PostKind.LEAGUE_OFFICER, "league"));
            addPerson("education" + i, new Held(PostKind.EDUCATION_OFFICER, "education"));
            addPerson("county" + i, new Held(PostKind.COUNTY_OFFICER, "county"));
        }
        for (int i = 1; i <= 5; i++) {
            addPerson("expert" + i, new Held(PostKind.EXPERT, "county"));
        }
        List<String> towns = words.list("towns");
        for (int i = 1; i <= towns.size(); i++) {
            addOrgan(town(i), "TOWN_COMMITTEE", words.one("committee", towns.get(i - 1)), "county");
            addPerson(town(i), new Held(PostKind.TOWN_OFFICER, town(i)));
        }
        List<String> communities = words.list("communities");
        for (int i = 1; i <= communities.size(); i++) {
            String[] townAndName = communities.get(i - 1).split(":");
            addOrgan(
                    "community%02d".formatted(i),
                    "COMMUNITY_COMMITTEE",
                    words.one("committee", townAndName[1]),
                    town(Integer.parseInt(townAndName[0])));
        }
    }

    private static String town(int number) {
        return "town%02d".formatted(number);
    }

    private void addOrgan(String id, String kind, String name, String parentId) {
        organs.add(id, kind, name, parentId);
    }

    private void addSchool(CountyPlan.School school) {
        addOrgan(school.id(), "SCHOOL_COMMITTEE", words.one("committee", school.name()), town(school.town()));
        schools.add(school.id(), school.name(), town(school.town()));
        addPerson(school.id() + "chair", new Held(PostKind.SCHOOL_CHAIR, school.id()));
        addPerson(school.id() + "committee", new Held(PostKind.SCHOOL_COMMITTEE_MEMBER, school.id()));
        addPerson(school.id() + "brigade", new Held(PostKind.BRIGADE_COUNSELOR, school.id()));
        for (int i = 0; i < school.offCampusCounselors(); i++) {
            addPerson(null, new Held(PostKind.OFF_CAMPUS_COUNSELOR, school.id()));
        }
        int[] numbersInGrade = new int[10];
        school.squadrons().forEach(squadron -> addSquadron(school, squadron, numbersInGrade));
    }

    private void addSquadron(CountyPlan.School school, CountyPlan.Squadron squadron, int[] numbersInGrade) {
        squadrons.add(squadron.id(), school.id(), squadron.ordinal(), squadron.name(), squadron.grade());
        addPerson(squadron.id(), new Held(PostKind.SQUADRON_COUNSELOR, school.id(), squadron.id(), null));
        List<Integer> sizes = Shares.even(squadron.pupils(), squadron.squads());
        Set<String> namesInSquadron = new HashSet<>();
        for (int i = 1; i <= squadron.squads(); i++) {
            squads.add(squadron.squadId(i), squadron.id(), i, words.squad(i));
            addPerson(null, new Held(PostKind.SQUAD_COUNSELOR, school.id(), squadron.id(), squadron.squadId(i)));
            for (int p = 0; p < sizes.get(i - 1); p++) {
                String number = "%d%03d%03d"
                        .formatted(
                                year.firstGradeOf(firstGradeHere(squadron)),
                                school.number(),
                                ++numbersInGrade[squadron.grade()]);
                addPupil(
                        school,
                        squadron,
                        squadron.squadId(i),
                        number,
                        MadeUpPupil.of(random, names, namesInSquadron, year, squadron.grade()));
            }
        }
    }

    /** Which grade counts as the first for the year a pupil's number begins with: of this school, primary or middle. */
    private static int firstGradeHere(CountyPlan.Squadron squadron) {
        return squadron.grade() < 7 ? squadron.grade() : squadron.grade() - 6;
    }

    private void addPupil(
            CountyPlan.School school, CountyPlan.Squadron squadron, String squadId, String number, MadeUpPupil pupil) {
        pupils.add(
                school.id(),
                squadron.id(),
                squadId,
                number,
                pupil.name(),
                pupil.female() ? "F" : "M",
                pupil.birthMonth(),
                pupil.joinedMonth(),
                pupil.guardianConsent(),
                pupil.publicationConsent(),
                pupil.badges());
    }

    /** A post that somebody gets. */
    private record Held(PostKind kind, String organId, String squadronId, String squadId) {

        Held(PostKind kind, String organId) {
            this(kind, organId, null, null);
        }
    }

    private void addPerson(String login, Held post) {
        addPerson(names.next(random, random.nextBoolean()), login, post);
    }

    private void addPerson(String name, String login, Held post) {
        int id = people.count() + 1;
        people.add(id, name, login == null ? null : login + MAIL_DOMAIN);
        posts.add(id, post.kind(), post.organId(), post.squadronId(), post.squadId(), year.firstDay());
        if (login != null) {
            accounts.add(login, id, passwordHash);
        }
    }

    /** Writes them all, in an order that the references between the tables allow. */
    void copyBy(CopyManager copy) throws SQLException, IOException {
        for (CopyRows rows : List.of(organs, schools, squadrons, squads, people, accounts, posts, pupils)) {
            rows.copyBy(copy);
        }
    }

    int schoolCount() {
        return schools.count();
    }

    int squadronCount() {
        return squadrons.count();
    }

    int squadCount() {
        return squads.count();
    }

    int accountCount() {
        return accounts.count();
    }

    int pupilCount() {
        return pupils.count();
    }
}
