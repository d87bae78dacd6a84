package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much happened when, as of this moment.
 *
 * @param granularity width of a bucket: {@code 15 minutes}, {@code hour}, {@code 6 hours} or {@code
 *     day}
 * @param groupBy what buckets are also counted by, or null
 * @param startDate first moment that was counted
 * @param endDate last moment that was counted
 * @param total sum of all counts
 * @param data one bucket for every step of the range, oldest first
 */
public record Timeline(
    String granularity,
    @Nullable String groupBy,
    Instant startDate,
    Instant endDate,
    long total,
    List<TimelineBucket> data) {}
