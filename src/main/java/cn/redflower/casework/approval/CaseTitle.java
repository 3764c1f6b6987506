package cn.redflower.casework.approval;

import cn.redflower.platform.problem.Problems;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What people call a case: of several that look alike in a worklist this tells which one it is. It goes into the names
 * of tasks, which the engine keeps, so it never names a pupil.
 *
 * @param award such as 一星章
 * @param school its name, or null if the case is the whole county's
 * @param schoolYear such as 2026-2027
 */
public record CaseTitle(String award, String school, String schoolYear) {

    /** Where a flow tells the titles of its cases; declared as a bean next to its process. */
    public interface Source {

        /** Key of the process that the case was started with; what that calls works on the same case. */
        String processKey();

        /** The titles of those of these cases that are this flow's. */
        Map<UUID, CaseTitle> of(Collection<UUID> caseIds);
    }

    /** As one reads it. */
    public String words(Problems texts) {
        return texts.text(
                "approval.case", award, school == null ? texts.text("approval.case.whole-county") : school, schoolYear);
    }
}
