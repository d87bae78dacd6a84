package dev.provenance.store;

/**
 * An idempotency key that was used.
 *
 * @param requestHash SHA-256 of what was asked
 * @param numbers of the interactions it was answered with, in the request's order
 */
public record Remembered(String key, byte[] requestHash, long[] numbers) {}
