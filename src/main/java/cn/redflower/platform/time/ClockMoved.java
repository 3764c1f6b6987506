package cn.redflower.platform.time;

import java.time.Duration;

/**
 * The application's clock was moved.
 *
 * @param offset how far it is ahead of the system's clock now; negative if it is behind
 */
public record ClockMoved(Duration offset) {}
