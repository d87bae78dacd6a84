package dev.provenance.model;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: a key of a tenant.
 *
 * @param expiresDate when the key, or the session it is used through, ends; null for never
 */
public record Principal(
    Tenant tenant, UUID keyId, Set<Scope> scopes, @Nullable Instant expiresDate) {}
