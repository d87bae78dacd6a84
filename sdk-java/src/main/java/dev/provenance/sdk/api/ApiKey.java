package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is listed: never the key itself.
 *
 * @param apiKeyId what to revoke it by
 * @param prefix what the key begins with
 * @param label what it is for
 * @param scopes what it may do
 * @param createdDate since when
 * @param lastUsedDate or null if never
 * @param expiresDate from then on it no longer works; null for never
 */
public record ApiKey(
    UUID apiKeyId,
    String prefix,
    String label,
    List<Scope> scopes,
    Instant createdDate,
    @Nullable Instant lastUsedDate,
    @Nullable Instant expiresDate) {}
