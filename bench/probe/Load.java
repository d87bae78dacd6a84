import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code java Load.java URL SIZE SEED}: stores a {@link Dataset} through the batch endpoint. */
final class Load {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 1_000;
  private static final int CREATED = 201;
  private static final String END = "";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ArrayBlockingQueue<String> bodies = new ArrayBlockingQueue<>(2 * CONNECTIONS);
  private final URI uri;
  private final String key;

  private Load(URI uri, String key) {
    this.uri = uri;
    this.key = key;
  }

  public static void main(String[] args) throws Exception {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Dataset dataset = new Dataset(Long.parseLong(args[2]), Integer.parseInt(args[1]), today);
    URI uri = URI.create(args[0] + "/api/interactions/batch");
    long start = System.nanoTime();
    long acknowledged = new Load(uri, System.getenv("API_KEY")).run(dataset);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("acknowledged=%d%nseconds=%.3f%n", acknowledged, seconds);
  }

  private long run(Dataset dataset) throws Exception {
    try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<Long>> sent = new ArrayList<>();
      Callable<Long> sender = this::send;
      for (int i = 0; i < CONNECTIONS; i++) {
        sent.add(senders.submit(sender));
      }
      while (dataset.hasNext()) {
        bodies.put(batch(dataset));
      }
      for (int i = 0; i < CONNECTIONS; i++) {
        bodies.put(END);
      }
      long acknowledged = 0;
      for (Future<Long> each : sent) {
        acknowledged += each.get();
      }
      return acknowledged;
    }
  }

  private static String batch(Dataset dataset) {
    StringJoiner lines = new StringJoiner("\n");
    for (int i = 0; i < BATCH && dataset.hasNext(); i++) {
      lines.add(dataset.next());
    }
    return lines.toString();
  }

  private long send() throws Exception {
    long acknowledged = 0;
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
      acknowledged += body.lines().count();
    }
    return acknowledged;
  }
}
