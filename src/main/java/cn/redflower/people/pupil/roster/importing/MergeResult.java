package cn.redflower.people.pupil.roster.importing;

/** What a confirmed roster did to the register. @param left pupils marked as having left */
record MergeResult(int added, int changed, int unchanged, int left, int newSquads) {}
