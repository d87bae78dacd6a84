package dev.provenance.sdk.api;

/**
 * How often a resource occurs.
 *
 * @param resourceId the resource
 * @param resourceType mnemonic
 * @param count how many interactions
 */
public record ActivityResource(String resourceId, String resourceType, long count) {}
