package cn.redflower.platform.ratelimit;

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

    /** Bytes of IPv6 that a single machine can change none of: /64. */
    private static final int HOST = 8;
    /** Bytes that a household can change none of, as providers give each a /56. */
    private static final int SUBSCRIBER = 7;

    private static final int ADDRESSES = 50_000;

    private final Cache<String, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final Bandwidth ofIpv6;
    private final int bytesOfNetwork;

    /** @param times how often at once and within {@code period} */
    public AddressLimit(int times, Duration period) {
        this(times, times, period, HOST);
    }

    private AddressLimit(int times, int timesOfIpv6, Duration period, int bytesOfNetwork) {
        this.bytesOfNetwork = bytesOfNetwork;
        this.bandwidth = bandwidth(times, period);
        this.ofIpv6 = bandwidth(timesOfIpv6, period);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(period)
                .build();
    }

    /**
     * A limit by household: a whole school may stand behind one address of IPv4, but only a household behind one
     * network of IPv6, of which it can have any address.
     *
     * @param times how often one address of IPv4 may within {@code period}
     * @param household how often one /56 of IPv6 may
     */
    public static AddressLimit ofHouseholds(int times, int household, Duration period) {
        return new AddressLimit(times, household, period, SUBSCRIBER);
    }

    private static Bandwidth bandwidth(int times, Duration period) {
        return Bandwidth.builder().capacity(times).refillGreedy(times, period).build();
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
        return buckets.get(
                network(address, bytesOfNetwork),
                key -> Bucket.builder()
                        .addLimit(key.equals(address) ? bandwidth : ofIpv6)
                        .build());
    }

    /** What counts as one address: of IPv6 the first half, as whoever has one such address has 2^64. */
    public static String neighbourhood(String address) {
        return network(address, HOST);
    }

    private static String network(String address, int bytes) {
        try {
            InetAddress parsed = address.indexOf(':') < 0 ? null : InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(parsed.getAddress(), bytes))
                    : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
