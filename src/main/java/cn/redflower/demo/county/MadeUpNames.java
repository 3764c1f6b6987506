package cn.redflower.demo.county;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Puts names together from syllables; the same for the same random numbers. */
final class MadeUpNames {

    private static final int LOCAL_PERCENT = 6;

    private final List<String> surnames;
    private final Given male;
    private final Given female;

    private record Given(List<String> first, List<String> second, List<String> local) {}

    MadeUpNames(CountyWords words) {
        surnames = words.list("surnames");
        male = new Given(words.list("male-first"), words.list("male-second"), words.list("male-local"));
        female = new Given(words.list("female-first"), words.list("female-second"), words.list("female-local"));
    }

    String next(Random random, boolean female) {
        Given given = female ? this.female : male;
        if (random.nextInt(100) < LOCAL_PERCENT) {
            String local = any(random, given.local);
            return local.contains("·") ? local : any(random, surnames) + local;
        }
        return any(random, surnames) + any(random, given.first) + any(random, given.second);
    }

    /** A name that is not among those taken; adds it to them. */
    String nextNotIn(Set<String> taken, Random random, boolean female) {
        String name = next(random, female);
        while (!taken.add(name)) {
            name = next(random, female);
        }
        return name;
    }

    private static String any(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
