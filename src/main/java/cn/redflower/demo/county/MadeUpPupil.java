package cn.redflower.demo.county;

import cn.redflower.people.organ.SchoolYear;
import cn.redflower.people.pupil.BasicBadge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A pupil whose age fits her grade in the given school year. About four in five may be put forward for one star. */
record MadeUpPupil(
        String name,
        boolean female,
        LocalDate birthMonth,
        LocalDate joinedMonth,
        Boolean guardianConsent,
        boolean publicationConsent,
        int[] badges) {

    private static final int ALL_FAMILIES_PERCENT = 83;
    private static final int FIRST_AGE = 6;
    private static final int LAST_GRADE = 9;

    static MadeUpPupil of(Random random, MadeUpNames names, Set<String> namesInSquadron, SchoolYear year, int grade) {
        boolean female = random.nextInt(100) < 48;
        String name = names.nextNotIn(namesInSquadron, random, female);
        int came = year.firstGradeOf(grade);
        return new MadeUpPupil(
                name,
                female,
                birthMonth(random, came, grade),
                joinedMonth(random, came, grade),
                guardianConsent(random),
                random.nextInt(100) < 95,
                badges(random));
    }

    /**
     * Six by the end of August before the first grade; of the ninth only the younger, as members are not older than
     * fourteen.
     */
    private static LocalDate birthMonth(Random random, int came, int grade) {
        LocalDate oldest = LocalDate.of(came - FIRST_AGE - 1, 9, 1);
        return grade == LAST_GRADE ? oldest.plusMonths(4 + random.nextInt(8)) : oldest.plusMonths(random.nextInt(12));
    }

    private static LocalDate joinedMonth(Random random, int came, int grade) {
        if (grade == 1) {
            return LocalDate.of(came, 9, 1);
        }
        return random.nextInt(100) < 70 ? LocalDate.of(came, 10, 1) : LocalDate.of(came + 1, 6, 1);
    }

    private static Boolean guardianConsent(Random random) {
        int answer = random.nextInt(100);
        return answer < 97 ? Boolean.TRUE : answer < 99 ? Boolean.FALSE : null;
    }

    private static int[] badges(Random random) {
        int[] held = new int[BasicBadge.values().length];
        List<BasicBadge.Family> families = new ArrayList<>(List.of(BasicBadge.Family.values()));
        if (random.nextInt(100) >= ALL_FAMILIES_PERCENT) {
            Collections.shuffle(families, random);
            families = families.subList(0, random.nextInt(3));
        }
        for (BasicBadge.Family family : families) {
            List<BasicBadge> badges = new ArrayList<>(family.badges());
            Collections.shuffle(badges, random);
            for (BasicBadge badge : badges.subList(0, 1 + random.nextInt(3))) {
                held[badge.ordinal()] = random.nextInt(100) < 85 ? 1 : 2;
            }
        }
        return held;
    }
}
