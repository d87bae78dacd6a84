package dev.provenance.sdk.api;

/** Which interactions to count over time. */
public final class TimelineQuery extends Filters<TimelineQuery> {
  private TimelineQuery(Parameters parameters) {
    super(parameters);
  }

  /** The last days, today included; 1 to 3660. */
  public static TimelineQuery days(int count) {
    return all().set("days", count);
  }

  /** The last 30 days, or what {@code startDate} and {@code endDate} say. */
  public static TimelineQuery all() {
    return new TimelineQuery(Parameters.NONE);
  }

  /**
   * Width of a bucket: {@code 15 minutes}, {@code hour}, {@code 6 hours} or {@code day}. It follows
   * from the range if not given.
   */
  public TimelineQuery granularity(String width) {
    return set("granularity", width);
  }

  /** Also counts each bucket by {@code action}, {@code resourceType} or {@code origin}. */
  public TimelineQuery groupBy(String kind) {
    return set("groupBy", kind);
  }

  @Override
  TimelineQuery with(Parameters parameters) {
    return new TimelineQuery(parameters);
  }
}
