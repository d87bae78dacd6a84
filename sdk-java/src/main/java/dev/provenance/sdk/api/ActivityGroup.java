package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one user did in one unit of work, as far as it matches.
 *
 * @param userId who, or null if nobody was named
 * @param uowId the unit of work
 * @param interactionCount how many
 * @param firstDate the first
 * @param lastDate the last
 * @param resources what it happened to
 * @param actions mnemonics, sorted
 * @param origins mnemonics, sorted
 */
public record ActivityGroup(
    @Nullable String userId,
    UUID uowId,
    long interactionCount,
    Instant firstDate,
    Instant lastDate,
    List<ActivityResource> resources,
    List<String> actions,
    List<String> origins) {}
