package dev.provenance.model;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; never the key itself.
 *
 * @param prefix its first characters, enough to tell keys apart
 */
public record ApiKey(
    UUID id,
    String prefix,
    String label,
    Set<Scope> scopes,
    Instant createdDate,
    @Nullable Instant lastUsedDate,
    @Nullable Instant expiresDate) {}
