import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code java Load.java URL SIZE SEED RATES COUNT}: stores the first COUNT interactions of a {@link
 * Dataset} of that SIZE through the batch endpoint and writes to the file RATES how fast each
 * twentieth of them was taken.
 */
final class Load {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 1_000;
  private static final int SLICES = 20;
  private static final int CREATED = 201;
  private static final String END = "";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ArrayBlockingQueue<String> bodies = new ArrayBlockingQueue<>(2 * CONNECTIONS);
  private final URI uri;
  private final String key;

  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final long[] reached = new long[SLICES + 1];
  private final int count;
  private final long slice;
  private int made;

  private Load(URI uri, String key, int count) {
    this.uri = uri;
    this.key = key;
    this.count = count;
    this.slice = count / SLICES;
  }

  public static void main(String[] args) throws Exception {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Dataset dataset = new Dataset(Long.parseLong(args[2]), Integer.parseInt(args[1]), today);
    URI uri = URI.create(args[0] + "/api/interactions/batch");
    Load load = new Load(uri, System.getenv("API_KEY"), Integer.parseInt(args[4]));
    load.run(dataset);
    double seconds = load.seconds(0, SLICES);
    System.out.printf(
        "acknowledged=%d%nseconds=%.3f%nbytes=%d%n",
        load.acknowledged.get(), seconds, load.bytes.get());
    Files.writeString(Path.of(args[3]), load.rates());
  }

  private void run(Dataset dataset) throws Exception {
    reached[0] = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        sent.add(
            senders.submit(() -> {
              send();
              return null;
            }));
      }
      while (made < count) {
        bodies.put(batch(dataset));
      }
      for (int i = 0; i < CONNECTIONS; i++) {
        bodies.put(END);
      }
      for (Future<?> each : sent) {
        each.get();
      }
    }
    reached[SLICES] = System.nanoTime();
  }

  /** Rows of "interactions before, interactions per second". */
  private String rates() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < SLICES; i++) {
      rows.append(i * slice)
          .append('\t')
          .append(Math.round(slice / seconds(i, i + 1)))
          .append('\n');
    }
    return rows.toString();
  }

  private double seconds(int from, int to) {
    return (reached[to] - reached[from]) / 1e9;
  }

  private String batch(Dataset dataset) {
    StringJoiner lines = new StringJoiner("\n");
    for (int i = 0; i < BATCH && made < count; i++) {
      lines.add(dataset.next());
      made++;
    }
    return lines.toString();
  }

  private void send() throws Exception {
    for (String body = bodies.take(); !body.equals(END); body = bodies.take()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("x-api-key", key)
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        System.err.println("status " + answer.statusCode() + " (expected: 201): " + answer.body());
        System.exit(1);
      }
      bytes.addAndGet(body.length());
      count(body.lines().count());
    }
  }

  private void count(long more) {
    long now = acknowledged.addAndGet(more);
    int before = (int) Math.min((now - more) / slice, SLICES);
    for (int i = before + 1; i <= Math.min(now / slice, SLICES); i++) {
      reached[i] = System.nanoTime();
    }
  }
}
