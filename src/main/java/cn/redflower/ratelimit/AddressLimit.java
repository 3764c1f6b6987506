package cn.redflower.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** How often one network address may do a thing. Kept in memory: a restart forgives, two nodes allow twice as many. */
public final class AddressLimit {

    private static final int ADDRESSES = 50_000;

    private final Cache<String, Bucket> buckets;
    private final Bandwidth bandwidth;

    /** @param times how often at once and within {@code period} */
    public AddressLimit(int times, Duration period) {
        this.bandwidth = Bandwidth.builder().capacity(times).refillGreedy(times, period).build();
        this.buckets = Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterAccess(period).build();
    }

    /** Counts once more for the address. @return whether it was still within the limit */
    public boolean allows(String address) {
        return bucket(address).tryConsume(1);
    }

    /** Takes back what {@link #allows} counted: it turned out to be harmless. */
    public void forgives(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        return buckets.get(neighbourhood(address), key -> Bucket.builder().addLimit(bandwidth).build());
    }

    /** What counts as one address: of IPv6 the first half, as whoever has one such address has 2^64. */
    public static String neighbourhood(String address) {
        try {
            InetAddress parsed = address.indexOf(':') < 0 ? null : InetAddress.getByName(address);
            return parsed instanceof Inet6Address ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(parsed.getAddress(), 8)) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
