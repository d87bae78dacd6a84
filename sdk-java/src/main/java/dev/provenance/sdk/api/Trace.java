package dev.provenance.sdk.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything in one unit of work, or everything that happened to one resource, in chronological
 * order.
 *
 * @param uowId the unit of work, or null if it is a resource's trace
 * @param resourceId the resource, or null if it is a unit of work's trace
 * @param uowIds which units of work the resource took part in
 * @param interactions by when they happened
 * @param hasMore whether the trace goes on
 * @param nextAfter what to go on from, or null at the end
 */
public record Trace(
    @Nullable UUID uowId,
    @Nullable String resourceId,
    List<UUID> uowIds,
    List<RecordedInteraction> interactions,
    boolean hasMore,
    @Nullable Long nextAfter) {}
