package dev.provenance.model;

import java.time.Duration;
import java.time.Instant;

/** The width of a timeline's buckets, aligned to UTC. */
public enum Granularity implements WireNamed {
  QUARTER("15 minutes", Duration.ofMinutes(15)),
  HOUR("hour", Duration.ofHours(1)),
  QUARTER_DAY("6 hours", Duration.ofHours(6)),
  DAY("day", Duration.ofDays(1));

  private final String wireName;
  private final Duration width;

  Granularity(String wireName, Duration width) {
    this.wireName = wireName;
    this.width = width;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  public Duration width() {
    return width;
  }

  /** The beginning of the bucket a moment lies in. */
  public Instant floor(Instant moment) {
    long millis = width.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
  }

  /** The moment itself if a bucket begins there, else the end of its bucket. */
  public Instant ceiling(Instant moment) {
    Instant floor = floor(moment);
    return floor.equals(moment) ? floor : floor.plus(width);
  }

  /** The width that shows a stretch of time in a readable number of bars. */
  public static Granularity fitting(Duration stretch) {
    if (stretch.compareTo(Duration.ofDays(1)) <= 0) {
      return QUARTER;
    }
    if (stretch.compareTo(Duration.ofDays(7)) <= 0) {
      return HOUR;
    }
    return stretch.compareTo(Duration.ofDays(31)) <= 0 ? QUARTER_DAY : DAY;
  }
}
