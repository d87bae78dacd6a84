package dev.provenance.model;

import java.util.Set;
import java.util.UUID;

/** Who is asking: a key of a tenant. */
public record Principal(Tenant tenant, UUID keyId, Set<Scope> scopes) {}
