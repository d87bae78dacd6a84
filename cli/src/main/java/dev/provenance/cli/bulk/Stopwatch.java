package dev.provenance.cli.bulk;

import java.util.Locale;

/** Runs from its making on. */
public final class Stopwatch {
  private final long begun = System.nanoTime();

  public double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  public String rate(long interactions) {
    return String.format(
        Locale.ROOT, "%,.0f interactions/s", interactions / Math.max(seconds(), 0.001));
  }
}
