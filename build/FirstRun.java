import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code java FirstRun.java PID LOG KEY-FILE}: waits until the server of this process, which writes
 * this log, is ready, and has it record and answer a little of everything.
 */
final class FirstRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern READY = Pattern.compile("Provenance is ready at (\\S+)");
  private static final String UNIT = "018f0000-0000-7000-8000-00000000000";
  private static final int TIMES = 200;
  private static final int BATCHES = 20;
  private static final int BATCH = 200;

  private static final List<String> READS =
      List.of(
          "/api/interactions",
          "/api/interactions?resourceId=order-1",
          "/api/interactions?userId=user-1&action=UPDATE",
          "/api/interactions/timeline?days=90&groupBy=action",
          "/api/traces/" + UNIT + "1",
          "/api/traces/" + UNIT + "1/summary",
          "/api/actions",
          "/api/interactions/top?by=resource",
          "/api/suggest?field=resourceId&prefix=order",
          "/api/settings",
          "/openapi.yaml",
          "/docs/",
          "/health/ready",
          "/metrics",
          "/");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String key;

  private FirstRun(String url, String key) {
    this.url = url;
    this.key = key;
  }

  public static void main(String[] args) throws Exception {
    ProcessHandle server = ProcessHandle.of(Long.parseLong(args[0])).orElseThrow();
    String url = ready(server, Path.of(args[1]));
    new FirstRun(url, Files.readString(Path.of(args[2])).strip()).run();
  }

  private static String ready(ProcessHandle server, Path log) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.isAlive() && System.nanoTime() < deadline) {
      Matcher ready = READY.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (ready.find()) {
        return ready.group(1);
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("the server was not ready within " + PATIENCE + ", see " + log);
  }

  private void run() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      post("/api/interactions", "application/json", interaction(i));
    }
    for (int i = 0; i < BATCHES; i++) {
      String lines =
          IntStream.range(0, BATCH)
              .mapToObj(FirstRun::interaction)
              .collect(Collectors.joining("\n"));
      post("/api/interactions/batch", "application/x-ndjson", lines);
    }
    for (String path : READS) {
      send(request(path).build());
    }
    post(
        "/api/activity",
        "application/json",
        "{\"resources\":[{\"resourceId\":\"order-1\",\"resourceType\":\"ORDER\"}]}");
  }

  private static String interaction(int i) {
    return """
    {"resourceId":"order-%d","resourceType":"ORDER","action":"UPDATE","origin":"WEBAPP","userId":"user-%d",\
    "uowId":"%s%d","interactionTimestamp":"2026-01-01T12:00:00Z","interaction":{"total":%d,"note":"first run"}}\
    """
        .formatted(i % 10, i % 7, UNIT, i % 10, i);
  }

  private void post(String path, String type, String body) throws Exception {
    send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("x-api-key", key)
        .timeout(Duration.ofSeconds(30));
  }

  /** What is refused does no harm: it is answered, too. */
  private void send(HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      IO.println(request.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
    }
  }
}
