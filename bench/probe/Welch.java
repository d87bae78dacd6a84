import java.util.Arrays;

/**
 * Whether two classes of measurements differ: Welch's t-test, as in "Dude, is my code constant
 * time?" (https://eprint.iacr.org/2016/1123). What lies above a percentile of both together is left
 * out, for disturbances make long tails; of several percentiles the one that tells most counts.
 */
final class Welch {
  /** Beyond it the paper takes a difference for real. */
  static final double REAL = 4.5;

  private static final double[] PERCENTILES = {10, 25, 50, 75, 90, 99, 100};

  private Welch() {}

  /** The statistic t; positive where the second takes longer. */
  static double t(long[] first, long[] second) {
    long[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    Arrays.sort(both);
    double most = 0;
    for (double percentile : PERCENTILES) {
      long longest = both[(int) Math.ceil(percentile / 100 * both.length) - 1];
      double t = t(Moments.upTo(longest, first), Moments.upTo(longest, second));
      most = Math.abs(t) > Math.abs(most) ? t : most;
    }
    return most;
  }

  private static double t(Moments first, Moments second) {
    return (second.mean - first.mean) / Math.sqrt(first.errorSquared() + second.errorSquared());
  }

  private record Moments(long count, double mean, double variance) {
    static Moments upTo(long longest, long[] values) {
      long[] kept = Arrays.stream(values).filter(value -> value <= longest).toArray();
      double mean = Arrays.stream(kept).average().orElse(Double.NaN);
      double squares = Arrays.stream(kept).mapToDouble(v -> (v - mean) * (v - mean)).sum();
      return new Moments(kept.length, mean, squares / (kept.length - 1));
    }

    double errorSquared() {
      return variance / count;
    }
  }
}
