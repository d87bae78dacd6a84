package dev.provenance.model;

/**
 * The state of a tenant's log at one moment.
 *
 * @param head the newest number that may be shown; 0 for an empty log
 * @param catalogVersion which catalog belongs to it
 */
public record LogSnapshot(long head, long catalogVersion) {}
