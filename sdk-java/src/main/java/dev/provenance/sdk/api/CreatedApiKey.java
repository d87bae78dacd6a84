package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new key. This is the only time it is shown.
 *
 * @param apiKeyId what to revoke it by
 * @param key the secret itself
 * @param prefix what the key begins with
 * @param label what it is for
 * @param scopes what it may do
 * @param createdDate since when
 * @param expiresDate from then on it no longer works; null for never
 */
public record CreatedApiKey(
    UUID apiKeyId,
    String key,
    String prefix,
    String label,
    List<Scope> scopes,
    Instant createdDate,
    @Nullable Instant expiresDate) {}
