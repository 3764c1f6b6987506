package cn.redflower.people.account.session;

import java.util.Set;
import java.util.UUID;

/**
 * How an account stands at this moment.
 *
 * @param sessions those that may go on: of the present generation, not ended, and not older than a session may get
 */
public record AccountState(boolean enabled, boolean mustChangePassword, Set<UUID> sessions) {}
