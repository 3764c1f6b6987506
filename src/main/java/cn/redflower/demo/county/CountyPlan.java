package cn.redflower.demo.county;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which schools, squadrons and squads there are and how many people each has: the numbers of the county's article
 * ({@code domain.md} §1), shared out the same way every time. The first four schools stand without pupils, as their
 * rosters are imported in the tour.
 */
record CountyPlan(List<School> schools) {

    static final int SQUADRONS = 1_243;
    static final int SQUADS = 2_921;
    static final int OFF_CAMPUS_COUNSELORS = 359;
    /** Of all 76 schools, those of the first four counted as if their rosters had been imported. */
    static final int PUPILS = 49_600;

    static final int SMALL = 6;

    private static final int MIDDLE_SCHOOL_SQUADRONS = 11;
    private static final int NINTH_GRADES = 2;
    /** How large the primary schools are, one beside the other. */
    private static final List<Integer> SIZES = List.of(14, 20, 11, 24, 17, 28, 9, 19, 22, 13);

    /**
     * The four schools that wait for their rosters: squadrons by grade, squads by squadron, and the pupils they will
     * have.
     */
    private enum Waiting {
        S001(List.of(2, 2, 3, 3, 3, 3), List.of(2, 2, 3, 2, 2, 3, 2, 2, 3, 2, 3, 2, 2, 3, 2, 3), 662),
        S002(List.of(1, 1, 1, 1, 1, 1), List.of(2, 2, 2, 2, 2, 2), 84),
        S003(List.of(1, 1, 1, 1, 1, 1), List.of(2, 2, 2, 2, 2, 2), 120),
        S004(List.of(1, 1, 1, 1, 1, 1), List.of(2, 2, 2, 2, 2, 2), 240);

        private final List<Integer> squadronsByGrade;
        private final List<Integer> squads;
        private final int pupils;

        Waiting(List<Integer> squadronsByGrade, List<Integer> squads, int pupils) {
            this.squadronsByGrade = squadronsByGrade;
            this.squads = squads;
            this.pupils = pupils;
        }
    }

    private static final List<Waiting> WAITING = List.of(Waiting.values());

    /** A school; the town by its number from 1. */
    record School(String id, int number, String name, int town, int offCampusCounselors, List<Squadron> squadrons) {}

    /** A squadron with the number of its squads, and of the pupils it comes with. */
    record Squadron(String id, int ordinal, String name, int grade, int squads, int pupils) {

        String squadId(int squad) {
            return id + "x" + squad;
        }
    }

    /** The county with its 76 schools. */
    static CountyPlan full(CountyWords words) {
        List<String> names = words.list("schools");
        int towns = words.list("towns").size();
        List<List<Integer>> grades = gradesOfSquadrons(names, words.one("middle-school"));
        int others = SQUADRONS - WAITING.stream().mapToInt(w -> w.squads.size()).sum();
        Iterator<Integer> squads = squadsOfSquadrons(others).iterator();
        Iterator<Integer> pupils = pupilsOfSquadrons(others).iterator();
        List<Integer> offCampus = Shares.even(OFF_CAMPUS_COUNSELORS, names.size());
        List<School> schools = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            String id = "s%03d".formatted(s + 1);
            boolean waiting = s < WAITING.size();
            List<Squadron> squadrons = squadrons(
                    words,
                    id,
                    grades.get(s),
                    waiting ? WAITING.get(s).squads.iterator() : squads,
                    waiting ? Collections.nCopies(grades.get(s).size(), 0).iterator() : pupils);
            schools.add(new School(
                    id,
                    s + 1,
                    words.one("school", names.get(s)),
                    s % towns + 1,
                    offCampus.get(names.size() - 1 - s),
                    squadrons));
        }
        return new CountyPlan(schools);
    }

    private static List<Squadron> squadrons(
            CountyWords words,
            String schoolId,
            List<Integer> grades,
            Iterator<Integer> squads,
            Iterator<Integer> pupils) {
        Map<Integer, Integer> inGrade = new HashMap<>();
        List<Squadron> squadrons = new ArrayList<>();
        for (int grade : grades) {
            int ordinal = squadrons.size() + 1;
            String name = words.squadron(grade, inGrade.merge(grade, 1, Integer::sum));
            squadrons.add(new Squadron(
                    schoolId + "q%02d".formatted(ordinal), ordinal, name, grade, squads.next(), pupils.next()));
        }
        return squadrons;
    }

    /** The first six schools of the full county. */
    CountyPlan small() {
        return new CountyPlan(schools.subList(0, SMALL));
    }

    private static List<List<Integer>> gradesOfSquadrons(List<String> names, String middleSchool) {
        List<Boolean> middle = names.stream().map(n -> n.endsWith(middleSchool)).toList();
        int waitingSquadrons = WAITING.stream().mapToInt(w -> w.squads.size()).sum();
        int middleSchools = (int) middle.stream().filter(m -> m).count();
        int primarySchools = names.size() - middleSchools - WAITING.size();
        List<Integer> sizes = Shares.of(
                SQUADRONS - waitingSquadrons - middleSchools * MIDDLE_SCHOOL_SQUADRONS,
                IntStream.range(0, primarySchools)
                        .mapToObj(i -> SIZES.get(i % SIZES.size()))
                        .toList());
        Iterator<Integer> size = sizes.iterator();
        List<List<Integer>> grades = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            if (s < WAITING.size()) {
                grades.add(repeated(1, WAITING.get(s).squadronsByGrade));
            } else if (middle.get(s)) {
                int younger = MIDDLE_SCHOOL_SQUADRONS - NINTH_GRADES;
                grades.add(repeated(7, List.of(younger - younger / 2, younger / 2, NINTH_GRADES)));
            } else {
                grades.add(repeated(1, Shares.even(size.next(), 6)));
            }
        }
        return grades;
    }

    private static List<Integer> repeated(int firstGrade, List<Integer> squadronsByGrade) {
        return IntStream.range(0, squadronsByGrade.size())
                .boxed()
                .flatMap(g -> Collections.nCopies(squadronsByGrade.get(g), firstGrade + g).stream())
                .toList();
    }

    private static List<Integer> squadsOfSquadrons(int squadrons) {
        int waitingSquads = WAITING.stream()
                .flatMap(w -> w.squads.stream())
                .mapToInt(Integer::intValue)
                .sum();
        return Shares.of(SQUADS - waitingSquads, Collections.nCopies(squadrons, 1));
    }

    private static List<Integer> pupilsOfSquadrons(int squadrons) {
        int waitingPupils = WAITING.stream().mapToInt(w -> w.pupils).sum();
        Random random = new Random(squadrons);
        return Shares.of(
                PUPILS - waitingPupils, random.ints(squadrons, 34, 47).boxed().toList());
    }
}
