import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * {@code java Flood.java URL RATE CONNECTIONS BATCH SECONDS SEED}: posts batches of so many
 * interactions (1: single ones) on a fixed schedule that does not care what the server says, over
 * so many connections, none of which waits when told to. What is due while all of them wait for an
 * answer is counted as not sent. Prints that, and how many seconds after the flood the server was
 * itself again; then, one line each: status, answers, and median, p99 and maximum of their latency
 * in ms. {@code health-…} is what {@code /health/live} said meanwhile, asked ten times a second,
 * {@code after-…} what one client was told right after the flood.
 */
final class Flood {
  private static final int CREATED = 201;
  private static final int BODIES = 64;
  private static final long NANOS = 1_000_000_000;
  private static final long LONGEST_NANOS = 120 * NANOS;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Between two looks at the server's health, and between two recordings after the flood. */
  private static final long PAUSE_NANOS = NANOS / 10;

  /** What comes after the flood, and what an answer may take then. */
  private static final int AFTER_SECONDS = 10;

  private static final long NORMAL_NANOS = NANOS / 10;

  private final URI uri;
  private final String key = System.getenv("API_KEY");
  private final String path;
  private final SynchronousQueue<String> due = new SynchronousQueue<>();
  private final Map<String, Histogram> answers = new ConcurrentHashMap<>();
  private final AtomicLong unsent = new AtomicLong();
  private volatile boolean isOver;

  private Flood(URI uri, String path) {
    this.uri = uri;
    this.path = path;
  }

  public static void main(String[] args) throws Exception {
    double rate = Double.parseDouble(args[1]);
    int connections = Integer.parseInt(args[2]);
    int batch = Integer.parseInt(args[3]);
    int seconds = Integer.parseInt(args[4]);
    Flood flood =
        new Flood(URI.create(args[0]), batch == 1 ? "/api/interactions" : "/api/interactions/batch");
    flood.run(bodies(Long.parseLong(args[5]), batch), rate, connections, seconds);
  }

  private static List<String> bodies(long seed, int batch) {
    Dataset dataset =
        new Dataset(seed, BODIES * batch, Instant.now().truncatedTo(ChronoUnit.DAYS));
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      List<String> items = new ArrayList<>();
      for (int j = 0; j < batch; j++) {
        items.add(dataset.next().strip());
      }
      bodies.add(batch == 1 ? items.getFirst() : "[" + String.join(",", items) + "]");
    }
    return bodies;
  }

  private void run(List<String> bodies, double rate, int connections, int seconds)
      throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.startVirtualThread(this::send));
    }
    Thread health = Thread.startVirtualThread(this::watch);
    schedule(bodies, rate, (long) (rate * seconds));
    long end = System.nanoTime();
    isOver = true;
    health.join();
    double normal = normalAfter(end, bodies.getFirst());
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
    System.out.printf("unsent=%d%nnormal=%.1f%n", unsent.get(), normal);
    new TreeMap<>(answers).forEach(Flood::print);
  }

  private void schedule(List<String> bodies, double rate, long count) {
    long start = System.nanoTime() + NANOS;
    for (long i = 0; i < count; i++) {
      long moment = start + (long) (i * NANOS / rate);
      for (long ahead = moment - System.nanoTime();
          ahead > 0;
          ahead = moment - System.nanoTime()) {
        LockSupport.parkNanos(ahead);
      }
      if (!due.offer(bodies.get((int) (i % bodies.size())))) {
        unsent.incrementAndGet();
      }
    }
  }

  private void send() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection connection = new Connection(uri, key)) {
        while (!connection.isLast()) {
          String body = due.take();
          String name = "broken";
          long begun = System.nanoTime();
          try {
            name = Integer.toString(connection.post(path, body));
          } finally {
            count(name, begun);
          }
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        // Counted; the next goes over another connection.
      }
    }
  }

  private void watch() {
    while (!isOver) {
      long begun = System.nanoTime();
      String name = "broken";
      try (Connection connection = new Connection(uri, key)) {
        name = Integer.toString(connection.get("/health/live"));
      } catch (IOException e) {
        // Counted.
      }
      count("health-" + name, begun);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Seconds from the end to the last answer that was not as on a quiet day. */
  private double normalAfter(long end, String body) throws IOException {
    long last = end;
    while (System.nanoTime() - end < AFTER_SECONDS * NANOS) {
      long begun = System.nanoTime();
      int status = -1;
      try (Connection connection = new Connection(uri, key)) {
        status = connection.post(path, body);
      }
      long now = System.nanoTime();
      count("after-" + status, begun);
      if (status != CREATED || now - begun > NORMAL_NANOS) {
        last = now;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return (double) (last - end) / NANOS;
  }

  private void count(String name, long begun) {
    answers
        .computeIfAbsent(name, _ -> new ConcurrentHistogram(LONGEST_NANOS, 3))
        .recordValue(Math.min(System.nanoTime() - begun, LONGEST_NANOS));
  }

  private static void print(String name, Histogram latencies) {
    System.out.printf(
        "%s\t%d\t%.1f\t%.1f\t%.1f%n",
        name,
        latencies.getTotalCount(),
        latencies.getValueAtPercentile(50) / NANOS_PER_MILLI,
        latencies.getValueAtPercentile(99) / NANOS_PER_MILLI,
        latencies.getMaxValue() / NANOS_PER_MILLI);
  }
}
