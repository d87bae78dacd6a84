package dev.provenance.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from inclusive; null is the beginning
 * @param until exclusive; null is no end: times in the future are in it
 * @param clock which of an interaction's two times it is about
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant until, Clock clock) {
  public static final TimeRange ALL = new TimeRange(null, null, Clock.CREATED);

  /** The times an interaction has. */
  public enum Clock {
    /** When it was recorded. */
    CREATED,
    /** When it happened: its own time, else when it was recorded. */
    HAPPENED
  }
}
