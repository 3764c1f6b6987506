package cn.redflower.honours.award;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The kinds of award that are configured in {@code redflower.awards.kinds}, in the order of the configuration. A
 * configuration that contradicts itself keeps the product from starting.
 */
@ConfigurationProperties("redflower.awards")
final class AwardSettings {

    private final Map<String, AwardKind> kinds = new LinkedHashMap<>();

    AwardSettings(Map<String, AwardKind> kinds) {
        kinds.forEach((id, kind) -> this.kinds.put(id, kind.withId(id)));
        Set<String> series = new LinkedHashSet<>();
        this.kinds.values().forEach(kind -> {
            require(kind.id().matches("[a-z][a-z0-9-]{1,39}"), kind, "an id of small letters, digits and hyphens");
            require(kind.name() != null && !kind.name().isBlank(), kind, "a name");
            require(
                    !kind.name().replace(AwardKind.COUNTY, "").matches(".*[{}].*"),
                    kind,
                    "a name in which nothing but " + AwardKind.COUNTY + " stands for something");
            require(
                    kind.series() != null && kind.series().matches("[A-Z0-9]{2,10}") && series.add(kind.series()),
                    kind,
                    "a series of its own, capital letters and digits");
            require(
                    kind.individuals() != null
                            || kind.collectives() != null
                            || kind.granter() == AwardKind.Granter.SCHOOL,
                    kind,
                    "individuals or collectives");
            require(
                    kind.granter() == AwardKind.Granter.SCHOOL
                            || !kind.signers().isEmpty(),
                    kind,
                    "signers");
            require(Set.copyOf(kind.signers()).size() == kind.signers().size(), kind, "different signers");
            Stream.of(Holder.values())
                    .flatMap(holder -> kind.category(holder).stream())
                    .forEach(category -> {
                        require(
                                category.conditions() != null
                                        && !category.conditions().isBlank(),
                                kind,
                                "a decision table");
                        require(
                                category.ladder() == null
                                        || this.kinds.containsKey(
                                                category.ladder().kind()),
                                kind,
                                "a ladder onto a kind that exists");
                    });
        });
    }

    private static void require(boolean fulfilled, AwardKind kind, String what) {
        if (!fulfilled) {
            throw new IllegalArgumentException("redflower.awards.kinds." + kind.id() + " needs " + what);
        }
    }

    Map<String, AwardKind> kinds() {
        return kinds;
    }
}
