package cn.redflower.honours.revocation;

import java.util.UUID;

/** The present step of a case has more time, as the working calendar has changed. */
public record DeadlineMoved(UUID id, Revocation.Status status) {}
