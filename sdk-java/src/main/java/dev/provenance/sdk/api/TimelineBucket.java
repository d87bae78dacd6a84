package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.Map;

/**
 * The count of one step of time.
 *
 * @param date when it begins, UTC
 * @param count how many
 * @param groups the count by mnemonic, with {@code groupBy}; else empty
 */
public record TimelineBucket(Instant date, long count, Map<String, Long> groups) {}
