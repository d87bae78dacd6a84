package dev.provenance.sdk.queue;

import java.time.Duration;

/** The settings of the queue, by the names of {@code docs/sdks.md}. */
public record QueueSettings(
    int maxQueued,
    long maxQueuedBytes,
    Duration blockWhenFull,
    int maxBatch,
    int maxBatchBytes,
    Duration retryFirst,
    Duration retryLongest) {
  /** What holds when nothing is set. */
  public static final QueueSettings DEFAULTS =
      new QueueSettings(
          100_000,
          64L << 20,
          Duration.ofMillis(100),
          1_000,
          4 << 20,
          Duration.ofMillis(100),
          Duration.ofSeconds(30));

  /** The server takes 10,000 interactions in one request. */
  private static final int BATCH_LIMIT = 10_000;

  /** Checks each value. */
  public QueueSettings {
    require(maxQueued > 0, "maxQueued", maxQueued, "at least 1");
    require(maxQueuedBytes > 0, "maxQueuedBytes", maxQueuedBytes, "at least 1");
    require(!blockWhenFull.isNegative(), "blockWhenFull", blockWhenFull, "zero or more");
    require(maxBatch > 0 && maxBatch <= BATCH_LIMIT, "maxBatch", maxBatch, "1 to 10000");
    require(maxBatchBytes > 0, "maxBatchBytes", maxBatchBytes, "at least 1");
    require(retryFirst.toMillis() > 0, "retryFirst", retryFirst, "at least a millisecond");
    require(
        retryLongest.compareTo(retryFirst) >= 0,
        "retryLongest",
        retryLongest,
        "at least retryFirst, " + retryFirst);
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + " (expected: " + expected + ")");
    }
  }
}
