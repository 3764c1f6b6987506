package cn.redflower.people.organ;

/** Accounts, posts or schools may have changed, and the engine's groups with them; published in that transaction. */
public record PostsChanged() {}
