package cn.redflower.casework.publicnotice;

import java.time.Instant;

/** A row that was taken off a list during its notice. */
public record Strike(int round, String entryRef, String reason, Instant struckAt) {}
