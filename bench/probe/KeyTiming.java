import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * {@code java KeyTiming.java URL SECONDS SEED}: whether the time of a 401 tells how much of a
 * secret was right. For so many seconds it asks with {@link Guesses} of every class, in random
 * order, over one connection, while the real secret is in use, and prints of each class: kind of
 * secret, name, samples, quartiles in µs, how far its median is from that of secrets that were
 * never there, and t ({@link Welch}).
 *
 * <p>Exit code 1 when it can be told how much is right. It checks itself: code 1 as well when
 * secrets that were never there differ among each other, or when the largest of the differences
 * that it makes itself is not seen. Wants the variables API_KEY (with every scope) and ROOT_KEY.
 */
final class KeyTiming {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final long NANOS = 1_000_000_000;
  private static final long WARM_UP = 3 * NANOS;

  /**
   * Of the time for what is looked up in the database; the root key, which is not, has the rest.
   */
  private static final double SHARE = 0.35;

  private static final double NANOS_PER_MICRO = 1e3;

  private final URI server;
  private final Random random;
  private boolean isAsExpected = true;

  private KeyTiming(URI server, Random random) {
    this.server = server;
    this.random = random;
  }

  /** A class, and how long each answer took. */
  private static final class Series {
    private final Guesses.Group group;
    private final List<byte[]> requests;
    private long[] nanos = new long[1 << 14];
    private int samples;

    private Series(Guesses.Group group, List<byte[]> requests) {
      this.group = group;
      this.requests = requests;
    }

    private void add(long sample) {
      if (samples == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * samples);
      }
      nanos[samples++] = sample;
    }

    private long[] sorted() {
      long[] sorted = Arrays.copyOf(nanos, samples);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  public static void main(String[] args) throws Exception {
    double nanos = Double.parseDouble(args[1]) * NANOS;
    Random random = new Random(Long.parseLong(args[2]));
    KeyTiming timing = new KeyTiming(URI.create(args[0]), random);
    Keys keys = new Keys(args[0], System.getenv("API_KEY"));
    Guesses guesses = new Guesses(random);
    Keys.Key key = keys.make();
    String token = keys.token(key);
    String root = System.getenv("ROOT_KEY");

    List<Guesses.Group> ofKey = guesses.ofKey(key.text());
    ofKey.add(Guesses.Group.thatWas("revoked", keys.revoked(Guesses.MEMBERS)));
    ofKey.add(Guesses.Group.thatWas("expired", keys.expired(Guesses.MEMBERS)));
    timing.report("API key", timing.ask("/api/session", key.text(), ofKey, nanos * SHARE));

    List<Guesses.Group> ofToken = guesses.ofToken(token);
    ofToken.add(Guesses.Group.thatWas("given back", keys.givenBack(key, Guesses.MEMBERS)));
    ofToken.add(Guesses.Group.thatWas("of a revoked key", keys.ofARevoked(Guesses.MEMBERS)));
    timing.report("access token", timing.ask("/api/session", token, ofToken, nanos * SHARE));

    List<Guesses.Group> ofRoot = guesses.ofKey(root);
    double rest = nanos * (1 - 2 * SHARE);
    timing.report("root key", timing.ask("/api/tenants", root, ofRoot, rest));
    keys.revoke(key);
    System.exit(timing.isAsExpected ? 0 : 1);
  }

  private byte[] request(String path, String secret) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nx-api-key: %s\r\n\r\n"
        .formatted(path, server.getAuthority(), secret)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private List<Series> ask(String path, String real, List<Guesses.Group> groups, double duration)
      throws Exception {
    byte[] inUse = request(path, real);
    List<Series> all =
        groups.stream()
            .map(g -> new Series(g, g.secrets().stream().map(s -> request(path, s)).toList()))
            .toList();
    List<Series> order = new ArrayList<>(all);
    try (Connection connection = new Connection(server, "")) {
      long begun = System.nanoTime();
      for (long now = begun; now - begun < WARM_UP + duration; now = System.nanoTime()) {
        expect(OK, connection.ask(inUse));
        Collections.shuffle(order, random);
        for (Series series : order) {
          long sample = sample(connection, series);
          if (now - begun >= WARM_UP) {
            series.add(sample);
          }
        }
      }
    }
    return all;
  }

  private long sample(Connection connection, Series series) throws Exception {
    byte[] request = series.requests.get(random.nextInt(series.requests.size()));
    long start = System.nanoTime();
    int status = connection.ask(request);
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(series.group.laterMicros());
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    long sample = System.nanoTime() - start;
    expect(UNAUTHORIZED, status);
    return sample;
  }

  private void report(String secret, List<Series> all) {
    all.forEach(series -> report(secret, series, all.getFirst()));
  }

  private void report(String secret, Series series, Series reference) {
    long[] nanos = series.sorted();
    long[] others = reference.sorted();
    double t = Welch.t(others, nanos);
    System.out.printf(
        "%s\t%s\t%d\t%.1f\t%.1f\t%.1f\t%+.1f\t%+.1f%n",
        secret,
        series.group.name(),
        nanos.length,
        nanos[nanos.length / 4] / NANOS_PER_MICRO,
        nanos[nanos.length / 2] / NANOS_PER_MICRO,
        nanos[nanos.length / 4 * 3] / NANOS_PER_MICRO,
        (nanos[nanos.length / 2] - others[others.length / 2]) / NANOS_PER_MICRO,
        t);
    boolean isTold = Math.abs(t) > Welch.REAL;
    boolean isFault =
        switch (series.group.expected()) {
          case SAME -> isTold;
          case LATER -> !isTold && series.group.laterMicros() == Guesses.MOST_LATER_MICROS;
          case REFERENCE, MAY_DIFFER -> false;
        };
    if (isFault) {
      System.err.printf("%s, %s: t = %.1f%n", secret, series.group.name(), t);
      isAsExpected = false;
    }
  }

  private static void expect(int expected, int status) {
    if (status != expected) {
      throw new IllegalStateException("status " + status + " (expected: " + expected + ")");
    }
  }
}
