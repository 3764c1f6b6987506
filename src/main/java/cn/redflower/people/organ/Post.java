package cn.redflower.people.organ;

/**
 * A post that somebody holds now.
 *
 * @param organId the organ it belongs to; for every post at a school the school's id
 * @param squadronId the squadron of a squadron or squad counselor, else null
 */
public record Post(PostKind kind, String organId, String squadronId) {}
