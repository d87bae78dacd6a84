package dev.provenance.sdk.queue;

import java.util.List;

/**
 * Lines to send together.
 *
 * @param lines one interaction each, without a line end; never empty
 * @param bytes their sum
 */
public record Batch(List<byte[]> lines, long bytes) {}
