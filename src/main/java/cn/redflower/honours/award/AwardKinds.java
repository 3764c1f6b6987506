package cn.redflower.honours.award;

import cn.redflower.people.organ.CountyProfile;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The kinds of award there are, in the order of the configuration, under the names that they have in this county. */
@Component
public class AwardKinds {

    private final AwardSettings settings;
    private final CountyProfile county;

    AwardKinds(AwardSettings settings, CountyProfile county) {
        this.settings = settings;
        this.county = county;
    }

    public Optional<AwardKind> find(String id) {
        return Optional.ofNullable(settings.kinds().get(id)).map(kind -> kind.of(county.now()));
    }

    public List<AwardKind> all() {
        return settings.kinds().values().stream()
                .map(kind -> kind.of(county.now()))
                .toList();
    }

    /** Those that the county's own rounds award. */
    public List<AwardKind> ofTheCounty() {
        return all().stream()
                .filter(kind -> kind.granter() == AwardKind.Granter.COUNTY)
                .toList();
    }
}
