package dev.provenance.sdk.api;

import java.util.List;

/**
 * A page of a list.
 *
 * @param data what is on it
 * @param pagination where it stands
 */
public record Page<T>(List<T> data, Pagination pagination) {}
