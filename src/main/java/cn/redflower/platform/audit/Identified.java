package cn.redflower.platform.audit;

import java.util.Collection;
import java.util.Map;

/** What identifiers in the trail stand for; each module that gives identifiers out tells of its own, as a bean. */
public interface Identified {

    /** The names of those of these identifiers that the module knows, and nothing of pupils. */
    Map<String, String> names(Collection<String> identifiers);
}
