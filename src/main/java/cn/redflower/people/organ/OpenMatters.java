package cn.redflower.people.organ;

import cn.redflower.platform.problem.Refusal;
import java.util.List;

/** What is under way at a school and has to end before it can be closed; flows say so of their own cases. */
public interface OpenMatters {

    /** One sentence for each matter that is open there; none if nothing is. */
    List<Refusal> at(String schoolId);
}
