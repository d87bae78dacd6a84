package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole trace, summed up. The lists are sorted and without repetitions.
 *
 * @param uowId the unit of work, or null if it is a resource's trace
 * @param resourceId the resource, or null if it is a unit of work's trace
 * @param totalInteractions how many
 * @param durationMs milliseconds from the first to the last
 * @param startDate the first
 * @param endDate the last
 * @param actions mnemonics
 * @param resourceTypes mnemonics
 * @param origins mnemonics
 * @param users who took part
 * @param resourceCount how many different resources
 */
public record TraceSummary(
    @Nullable UUID uowId,
    @Nullable String resourceId,
    long totalInteractions,
    long durationMs,
    Instant startDate,
    Instant endDate,
    List<String> actions,
    List<String> resourceTypes,
    List<String> origins,
    List<String> users,
    long resourceCount) {}
