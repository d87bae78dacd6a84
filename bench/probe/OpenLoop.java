import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * {@code java OpenLoop.java URL RATE WARM-UP SECONDS SEED DISTRIBUTION}: posts single interactions
 * on a fixed schedule, whatever the server does, and prints percentiles of the latency in ms. Each
 * is counted from the moment at which the request was to be sent: when the server stalls, those
 * that had to wait for it count as well. The whole distribution goes to the file DISTRIBUTION.
 */
final class OpenLoop {
  /** More than are ever busy unless the server stalls; then requests wait, and their clocks run. */
  private static final int CONNECTIONS = 256;

  private static final int CREATED = 201;
  private static final long NANOS = 1_000_000_000;
  private static final long LONGEST_NANOS = 120 * NANOS;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Due END = new Due(0, "");

  /** A request and when it is to be sent. */
  private record Due(long nanos, String body) {}

  private final URI uri;
  private final String key = System.getenv("API_KEY");
  private final BlockingQueue<Due> queue = new LinkedBlockingQueue<>();
  private final Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private long measureFrom;

  private OpenLoop(URI uri) {
    this.uri = uri;
  }

  public static void main(String[] args) throws Exception {
    double rate = Double.parseDouble(args[1]);
    int warmUp = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    int size = (int) (rate * (warmUp + seconds));
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Dataset dataset = new Dataset(Long.parseLong(args[4]), size, today);
    OpenLoop loop = new OpenLoop(URI.create(args[0]));
    loop.run(dataset, rate, warmUp);
    loop.report(size, args[5]);
  }

  private void run(Dataset dataset, double rate, int warmUp) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        senders.add(
            executor.submit(() -> {
              send();
              return null;
            }));
      }
      schedule(dataset, rate, warmUp);
      for (int i = 0; i < CONNECTIONS; i++) {
        queue.add(END);
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    }
  }

  private void schedule(Dataset dataset, double rate, int warmUp) {
    long start = System.nanoTime() + NANOS;
    measureFrom = start + warmUp * NANOS;
    for (long i = 0; dataset.hasNext(); i++) {
      Due due = new Due(start + (long) (i * NANOS / rate), dataset.next());
      for (long ahead = due.nanos - System.nanoTime();
          ahead > 0;
          ahead = due.nanos - System.nanoTime()) {
        LockSupport.parkNanos(ahead);
      }
      queue.add(due);
    }
  }

  private void send() throws Exception {
    try (Connection connection = new Connection(uri, key)) {
      for (Due due = queue.take(); due != END; due = queue.take()) {
        int status = connection.post("/api/interactions", due.body);
        if (due.nanos >= measureFrom) {
          latencies.recordValue(Math.min(System.nanoTime() - due.nanos, LONGEST_NANOS));
        }
        (status == CREATED ? acknowledged : refused).incrementAndGet();
      }
    }
  }

  private void report(int sent, String distribution) throws Exception {
    System.out.printf(
        "sent=%d%nacknowledged=%d%nrefused=%d%n", sent, acknowledged.get(), refused.get());
    for (String percentile : List.of("50", "90", "99", "99.9", "100")) {
      long nanos = latencies.getValueAtPercentile(Double.parseDouble(percentile));
      System.out.printf("p%s=%.2f%n", percentile, nanos / NANOS_PER_MILLI);
    }
    try (PrintStream file = new PrintStream(distribution)) {
      latencies.outputPercentileDistribution(file, NANOS_PER_MILLI);
    }
  }
}
