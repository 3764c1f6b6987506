package cn.redflower.platform.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon the database counts as gone. What takes long while it answers is never cut off.
 *
 * @param askedEvery the pause between two questions whether it is there
 * @param answersWithin how long each of the two tries to get an answer may take before it counts as gone
 * @param connectionWithin how long somebody waits for a connection while it is there but busy
 * @param backgroundWithin how long what works without a person waiting is left in peace when it is gone
 */
@ConfigurationProperties("redflower.database")
record DatabaseProperties(
        @DefaultValue("250ms") Duration askedEvery,
        @DefaultValue("500ms") Duration answersWithin,
        @DefaultValue("10s") Duration connectionWithin,
        @DefaultValue("30s") Duration backgroundWithin) {}
