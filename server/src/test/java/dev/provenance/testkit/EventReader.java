package dev.provenance.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as a browser does, in a thread of its own. */
public final class EventReader implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile String lastId = "";
  private volatile boolean ended;

  /** One event; its data is JSON. */
  public record Event(String id, String name, JsonNode data) {
    public long number() {
      return data.path("interactionNumber").longValue();
    }
  }

  private EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    this.thread = Thread.ofVirtual().start(this::read);
  }

  /**
   * Begins to read; the stream must be granted.
   *
   * @param lastEventId null to send none
   */
  public static EventReader open(ApiClient client, String path, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>(Map.of("x-api-key", client.key()));
    if (lastEventId != null) {
      headers.put("Last-Event-ID", lastEventId);
    }
    return open(URI.create(client.server() + path), headers);
  }

  /** Begins to read with these headers; the stream must be granted. */
  public static EventReader open(URI stream, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
    headers.forEach(request::header);
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new AssertionError("status " + response.statusCode());
    }
    return new EventReader(response);
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<Long> numbers() {
    return events.stream().map(Event::number).toList();
  }

  /** What a browser would send as {@code Last-Event-ID}; empty when it has seen none. */
  public String lastId() {
    return lastId;
  }

  /** Whether the server has ended the stream. */
  public boolean isEnded() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    response.body().close();
    http.shutdownNow();
    thread.interrupt();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = "message";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6)).append('\n');
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(lastId, name, JSON.readTree(data.toString())));
          name = "message";
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // The connection ended, by whichever side.
    }
    ended = true;
  }
}
