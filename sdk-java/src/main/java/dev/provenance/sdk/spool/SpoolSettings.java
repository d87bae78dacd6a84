package dev.provenance.sdk.spool;

import java.nio.file.Path;
import java.time.Duration;

/** Where the spool is, how often it is synced, and how large its files may grow. */
public record SpoolSettings(Path directory, Duration sync, long maxBytes) {
  private static final long SEGMENT_BYTES = 8L << 20;

  /** What holds when nothing is set. */
  public static final Duration DEFAULT_SYNC = Duration.ofMillis(50);

  /** What holds when nothing is set: 1 GiB. */
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  /** Checks each value. */
  public SpoolSettings {
    if (sync.isNegative()) {
      throw new IllegalArgumentException("spoolSync is " + sync + " (expected: zero or more)");
    }
    if (maxBytes <= 0) {
      throw new IllegalArgumentException(
          "maxSpoolBytes is " + maxBytes + " (expected: at least 1)");
    }
  }

  /** A small spool has small segments, so that what was sent makes room. */
  long segmentBytes() {
    return Math.max(1, Math.min(SEGMENT_BYTES, maxBytes / 4));
  }

  /** What may wait: the rest is for a segment of which a part was sent. */
  long maxWaiting() {
    return maxBytes - segmentBytes();
  }
}
