package dev.provenance.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that is valid and resolved, but has no number yet.
 *
 * @param typeNumber number of the resource type in the tenant's catalog; likewise action and origin
 * @param spanId null stands for the one that {@link InteractionId#span} computes
 * @param payload JSON text exactly as sent, or null
 * @param externalResponse JSON text exactly as sent, or null
 */
public record Draft(
    String resourceId,
    int typeNumber,
    int actionNumber,
    int originNumber,
    UUID uowId,
    @Nullable String userId,
    @Nullable String spanId,
    @Nullable String parentSpanId,
    @Nullable Instant interactionTimestamp,
    @Nullable String externalReference,
    @Nullable String payload,
    @Nullable String externalResponse) {

  /** The same with these payloads. */
  public Draft with(@Nullable String newPayload, @Nullable String newExternalResponse) {
    return new Draft(
        resourceId,
        typeNumber,
        actionNumber,
        originNumber,
        uowId,
        userId,
        spanId,
        parentSpanId,
        interactionTimestamp,
        externalReference,
        newPayload,
        newExternalResponse);
  }

  /** Bytes this draft holds on to, roughly; bounds the memory of the queue. */
  public int weight() {
    return 256 + length(payload) + length(externalResponse) + resourceId.length();
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
