package dev.provenance.sdk;

import dev.provenance.sdk.json.RawJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interaction as it is written. */
record Wire(
    @Nullable String resourceType,
    @Nullable UUID resourceTypeId,
    @Nullable String resourceId,
    @Nullable String action,
    @Nullable UUID actionId,
    @Nullable String origin,
    @Nullable UUID originId,
    @Nullable UUID uowId,
    @Nullable String userId,
    @Nullable String spanId,
    @Nullable String parentSpanId,
    @Nullable Instant interactionTimestamp,
    @Nullable String externalReference,
    @Nullable String idempotencyKey,
    @Nullable RawJson interaction,
    @Nullable RawJson externalResponse) {
  Interaction toInteraction() {
    Interaction read = Interaction.of("");
    read.put(Member.RESOURCE_TYPE, resourceType);
    read.put(Member.RESOURCE_TYPE_ID, resourceTypeId);
    read.put(Member.RESOURCE_ID, resourceId);
    read.put(Member.ACTION, action);
    read.put(Member.ACTION_ID, actionId);
    read.put(Member.ORIGIN, origin);
    read.put(Member.ORIGIN_ID, originId);
    read.put(Member.UOW_ID, uowId);
    read.put(Member.USER_ID, userId);
    read.put(Member.SPAN_ID, spanId);
    read.put(Member.PARENT_SPAN_ID, parentSpanId);
    read.put(Member.TIMESTAMP, interactionTimestamp);
    read.put(Member.EXTERNAL_REFERENCE, externalReference);
    read.put(Member.IDEMPOTENCY_KEY, idempotencyKey);
    read.put(Member.DATA, interaction);
    read.put(Member.EXTERNAL_RESPONSE, externalResponse);
    return read;
  }
}
