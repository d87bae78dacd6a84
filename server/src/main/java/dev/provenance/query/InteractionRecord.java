package dev.provenance.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.provenance.catalog.Catalog;
import dev.provenance.model.Draft;
import dev.provenance.model.Interaction;
import dev.provenance.model.InteractionId;
import dev.provenance.model.Kind;
import dev.provenance.model.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as recording answers it; the free-form members are the very characters that were
 * sent.
 */
public record InteractionRecord(
    UUID interactionId,
    long interactionNumber,
    String resourceId,
    UUID resourceTypeId,
    UUID actionId,
    UUID originId,
    @JsonRawValue @Nullable String interaction,
    @Nullable String externalReference,
    @JsonRawValue @Nullable String externalResponse,
    UUID uowId,
    @Nullable String userId,
    String spanId,
    @Nullable String parentSpanId,
    Instant createdDate,
    @Nullable Instant interactionTimestamp) {

  public static InteractionRecord of(Tenant tenant, Catalog catalog, Interaction row) {
    Draft draft = row.draft();
    UUID id = InteractionId.of(tenant, row.number(), row.createdDate());
    return new InteractionRecord(
        id,
        row.number(),
        draft.resourceId(),
        catalog.byNumber(Kind.RESOURCE_TYPE, draft.typeNumber()).id(),
        catalog.byNumber(Kind.ACTION, draft.actionNumber()).id(),
        catalog.byNumber(Kind.ORIGIN, draft.originNumber()).id(),
        draft.payload(),
        draft.externalReference(),
        draft.externalResponse(),
        draft.uowId(),
        draft.userId(),
        spanId(tenant, row),
        draft.parentSpanId(),
        row.createdDate(),
        draft.interactionTimestamp());
  }

  private static String spanId(Tenant tenant, Interaction row) {
    String given = row.draft().spanId();
    return given != null ? given : InteractionId.span(tenant, row.number()).toString();
  }
}
