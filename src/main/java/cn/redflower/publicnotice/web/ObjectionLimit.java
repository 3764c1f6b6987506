package cn.redflower.publicnotice.web;

import cn.redflower.publicnotice.PublicNoticeProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** How many objections one network address may send. Kept in memory: a restart forgives, two nodes allow twice as many. */
@Component
class ObjectionLimit {

    private static final int ADDRESSES = 50_000;

    private final Cache<String, Bucket> buckets;
    private final Bandwidth bandwidth;

    ObjectionLimit(PublicNoticeProperties properties) {
        this.bandwidth = Bandwidth.builder().capacity(properties.objectionsPerAddress())
                .refillGreedy(properties.objectionsPerAddress(), properties.objectionsPer()).build();
        this.buckets = Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterAccess(properties.objectionsPer()).build();
    }

    /** Counts one more objection from the address. @return whether it may still be taken */
    boolean allows(String address) {
        return buckets.get(neighbourhood(address), key -> Bucket.builder().addLimit(bandwidth).build()).tryConsume(1);
    }

    /** Of IPv6 the first half, as whoever has one such address has 2^64. */
    private static String neighbourhood(String address) {
        try {
            InetAddress parsed = address.indexOf(':') < 0 ? null : InetAddress.getByName(address);
            return parsed instanceof Inet6Address ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), 8)) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
