package dev.provenance.testkit;

import dev.provenance.contract.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with a server under one key; every exchange is checked against the contract. */
public final class ApiClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI server;
  private final String key;

  /**
   * @param key empty to send none
   */
  public ApiClient(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  public record Answer(int status, HttpHeaders headers, byte[] body) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** Itself, when the status is as expected. */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("status " + status + " (expected: " + expected + "): " + text());
      }
      return this;
    }
  }

  public String key() {
    return key;
  }

  public URI server() {
    return server;
  }

  public Answer get(String path) {
    return send("GET", path, "", Map.of());
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", Map.of());
  }

  public Answer post(String path, String json) {
    return send("POST", path, json, Map.of());
  }

  public Answer put(String path, String json) {
    return send("PUT", path, json, Map.of());
  }

  public Answer send(String method, String path, String body, Map<String, String> headers) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    if (!key.isEmpty()) {
      all.put("x-api-key", key);
    }
    if (body.length > 0) {
      all.put("Content-Type", "application/json");
    }
    all.putAll(headers);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    all.forEach(request::setHeader);
    Answer answer = exchange(request.build());
    CONTRACT.check(
        method,
        server.resolve(path).getRawPath(),
        answer.status(),
        answer.headers().firstValue("content-type"),
        answer.body());
    return answer;
  }

  private static Answer exchange(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
