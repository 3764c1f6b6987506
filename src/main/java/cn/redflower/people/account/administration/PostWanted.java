package cn.redflower.people.account.administration;

import cn.redflower.people.organ.PostKind;

/** A post that somebody is to hold, as it was typed. */
record PostWanted(PostKind kind, String organId, String squadronId) {

    PostWanted {
        organId = blankToNull(organId);
        squadronId = blankToNull(squadronId);
    }

    private static String blankToNull(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip().replace("\0", "");
    }
}
