package dev.provenance.sdk.api;

/**
 * Where a page stands.
 *
 * @param page from 1
 * @param limit how many a page has at most
 * @param total how many there are in all, exactly
 * @param totalPages 0 when there are none
 * @param hasNext whether there is a page behind this one
 * @param hasPrev whether there is a page before this one
 */
public record Pagination(
    int page, int limit, long total, long totalPages, boolean hasNext, boolean hasPrev) {}
