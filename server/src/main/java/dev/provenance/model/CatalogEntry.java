package dev.provenance.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource type, an action or an origin, with its badge.
 *
 * @param number what rows of the log refer to; per tenant and kind, never reused
 * @param archivedDate when it was deleted; its badge stays on what was recorded before
 */
public record CatalogEntry(
    Kind kind,
    int number,
    UUID id,
    String mnemonic,
    Badge badge,
    boolean isSystem,
    Instant createdDate,
    Instant modifiedDate,
    @Nullable Instant archivedDate) {

  public boolean isArchived() {
    return archivedDate != null;
  }
}
