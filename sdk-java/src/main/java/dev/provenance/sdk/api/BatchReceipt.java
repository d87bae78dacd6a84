package dev.provenance.sdk.api;

import java.util.List;

/**
 * A batch is stored.
 *
 * @param count how many interactions the request had
 * @param firstNumber the smallest number
 * @param lastNumber the largest number
 * @param interactions in the order of the request
 */
public record BatchReceipt(
    int count, long firstNumber, long lastNumber, List<BatchItem> interactions) {}
