package dev.provenance.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** How many requests a key may make per minute, on this node. */
public final class RateLimits {
  private final long perMinute;
  private final Cache<UUID, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(2)).build();

  /**
   * @param perMinute requests per key and minute; 0 for no limit
   */
  public RateLimits(long perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * What is left after a request.
   *
   * @param isAllowed whether the request was within the limit
   * @param reset until the whole limit is free again
   * @param retryAfter until another request is allowed
   */
  public record Allowance(
      long limit, long remaining, boolean isAllowed, Duration reset, Duration retryAfter) {}

  /** Counts a request; empty when there is no limit. */
  public Optional<Allowance> count(UUID keyId) {
    if (perMinute == 0) {
      return Optional.empty();
    }
    ConsumptionProbe probe = buckets.get(keyId, id -> bucket()).tryConsumeAndReturnRemaining(1);
    return Optional.of(
        new Allowance(
            perMinute,
            probe.getRemainingTokens(),
            probe.isConsumed(),
            Duration.ofNanos(probe.getNanosToWaitForReset()),
            Duration.ofNanos(probe.getNanosToWaitForRefill())));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
