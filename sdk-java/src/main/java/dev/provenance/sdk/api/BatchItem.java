package dev.provenance.sdk.api;

import java.util.UUID;

/**
 * One interaction of a stored batch.
 *
 * @param interactionId given by the server
 * @param interactionNumber position in the log, from 1
 * @param uowId the unit of work
 * @param spanId the step
 */
public record BatchItem(UUID interactionId, long interactionNumber, UUID uowId, String spanId) {}
