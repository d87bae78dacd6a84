package dev.provenance.sdk.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trace, key fields only.
 *
 * @param uowId the unit of work, or null if it is a resource's trace
 * @param resourceId the resource, or null if it is a unit of work's trace
 * @param timeline by when it happened
 * @param hasMore whether the trace goes on
 * @param nextAfter what to go on from, or null at the end
 */
public record TraceTimeline(
    @Nullable UUID uowId,
    @Nullable String resourceId,
    List<TraceStep> timeline,
    boolean hasMore,
    @Nullable Long nextAfter) {}
