package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One interaction of a trace, key fields only.
 *
 * @param interactionId given by the server
 * @param interactionNumber position in the log, from 1
 * @param timestamp the interaction's own time, else when it was recorded
 * @param offsetMs milliseconds since the first of the trace
 * @param resourceId what it happened to
 * @param resourceType mnemonic
 * @param action mnemonic
 * @param origin mnemonic
 * @param userId who did it, or null
 * @param spanId this step
 * @param parentSpanId the step that caused it, or null
 */
public record TraceStep(
    UUID interactionId,
    long interactionNumber,
    Instant timestamp,
    long offsetMs,
    String resourceId,
    String resourceType,
    String action,
    String origin,
    @Nullable String userId,
    String spanId,
    @Nullable String parentSpanId) {}
