package cn.redflower.platform.arrival;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How slowly the body of a request may arrive.
 *
 * @param grace how long any body may take
 * @param slowest what has to arrive in each second of what a body takes longer, on average
 * @param readOff what is taken in of a body that was refused, so that the refusal reaches its sender; beyond it the
 *     connection ends
 */
@ConfigurationProperties("redflower.arrival")
record ArrivalProperties(
        @DefaultValue("10s") Duration grace,
        @DefaultValue("8KB") DataSize slowest,
        @DefaultValue("512MB") DataSize readOff) {

    /** Whether a body that has brought so much in this time comes in too slowly. */
    boolean isTooSlow(long bytes, Duration took) {
        return took.toMillis() > grace.toMillis() + bytes * 1000 / slowest.toBytes();
    }
}
