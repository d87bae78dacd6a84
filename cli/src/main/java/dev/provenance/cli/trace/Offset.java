package dev.provenance.cli.trace;

import java.time.Duration;

/** Spans of time in the two units that matter, without a space in between. */
final class Offset {
  private Offset() {}

  /** As {@code +1.25s}. */
  static String of(Duration duration) {
    return duration.isNegative() ? duration(duration) : "+" + duration(duration);
  }

  /** As {@code 950ms}, {@code 1.25s}, {@code 2m05s}, {@code 3h20m} or {@code 5d04h}. */
  static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + "ms";
    }
    if (millis < 60_000) {
      return millis % 1000 == 0 ? millis / 1000 + "s" : trimmed(millis) + "s";
    }
    if (duration.toHours() == 0) {
      return "%dm%02ds".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    return duration.toDays() == 0
        ? "%dh%02dm".formatted(duration.toHours(), duration.toMinutesPart())
        : "%dd%02dh".formatted(duration.toDays(), duration.toHoursPart());
  }

  private static String trimmed(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000).replaceAll("0+$", "");
  }
}
