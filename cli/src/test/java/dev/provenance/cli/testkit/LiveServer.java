package dev.provenance.cli.testkit;

import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server, and what a test wants to do to it beside the command line. */
public final class LiveServer implements AutoCloseable {
  public static final String KEY = "pak_" + "a".repeat(64);
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private ServerProcess process;
  private int tenants;

  public LiveServer(Path directory) {
    this.directory = directory;
    this.process = start(0);
  }

  public URI apiUrl() {
    return URI.create(process.uri() + "/api");
  }

  /** What a command line needs to use the tenant of that key. */
  public Map<String, String> variables(String key) {
    return Map.of("PROVENANCE_API_URL", apiUrl().toString(), "PROVENANCE_API_KEY", key);
  }

  /** A new tenant, and the key to it. */
  public String newTenant() {
    try {
      String rootKey = Files.readString(directory.resolve("root-key")).strip();
      String name = "tenant-" + ++tenants;
      HttpResponse<String> answer =
          post("/tenants", rootKey, "application/json", "{\"name\":\"" + name + "\"}");
      expect(answer, 201);
      return JSON.readTree(answer.body()).path("apiKey").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records lines of NDJSON together; returns the first number. */
  public long record(String key, List<String> lines) throws IOException {
    HttpResponse<String> answer =
        post("/interactions/batch", key, "application/x-ndjson", String.join("\n", lines));
    expect(answer, 201);
    return JSON.readTree(answer.body()).path("firstNumber").asLong();
  }

  /** Records one interaction from a body of any spelling. */
  public void recordOne(String key, String body) throws IOException {
    expect(post("/interactions", key, "application/json", body), 201);
  }

  /** Records so many simple interactions, of 400 bytes each. */
  public void fill(String key, int count) throws IOException {
    String note = "x".repeat(200);
    for (int from = 0; from < count; from += 5_000) {
      record(
          key,
          IntStream.range(from, Math.min(from + 5_000, count))
              .mapToObj(i ->
                  """
                  {"resourceId":"order-%d","resourceType":"ORDER","action":"%s",\
                  "origin":"TEST","interaction":{"i":%d,"note":"%s"}}\
                  """
                      .formatted(i, i % 3 == 0 ? "CREATE" : "UPDATE", i, note))
              .toList());
    }
  }

  public JsonNode list(String key, String query) throws IOException {
    return JSON.readTree(text(key, query));
  }

  /** The answer as it came. */
  public String text(String key, String query) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(apiUrl() + "/interactions?" + query))
            .header("x-api-key", key)
            .build();
    HttpResponse<String> answer = send(request);
    expect(answer, 200);
    return answer.body();
  }

  public long head(String key) throws IOException {
    return list(key, "limit=1").at("/data/0/interactionNumber").asLong(0);
  }

  /** Kills it with SIGKILL and starts another on the same data and port. */
  public void killAndRestart() {
    int port = process.uri().getPort();
    process.kill();
    process = start(port);
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }

  private ServerProcess start(int port) {
    return ServerProcess.start(
        directory,
        Map.of("PROVENANCE_PORT", Integer.toString(port), "PROVENANCE_BOOTSTRAP_KEY", KEY));
  }

  private HttpResponse<String> post(String path, String key, String type, String body)
      throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(apiUrl() + path))
            .header("x-api-key", key)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void expect(HttpResponse<String> answer, int status) throws IOException {
    if (answer.statusCode() != status) {
      throw new IOException(
          "status " + answer.statusCode() + " (expected: " + status + "): " + answer.body());
    }
  }
}
