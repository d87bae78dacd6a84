package dev.provenance.sdk.api;

/**
 * What a tenant decides for itself.
 *
 * @param strictCatalog whether an interaction with an unknown mnemonic is refused instead of
 *     registering it
 */
public record Settings(boolean strictCatalog) {}
