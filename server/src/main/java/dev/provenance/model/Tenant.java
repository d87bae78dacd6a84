package dev.provenance.model;

import java.time.Instant;

/**
 * One company's log, apart from every other's.
 *
 * @param idSalt what interaction ids are scrambled with, see {@link InteractionId}
 * @param strictCatalog whether an unknown mnemonic is refused instead of registered
 */
public record Tenant(
    int id, String name, long idSalt, boolean strictCatalog, Instant createdDate) {}
