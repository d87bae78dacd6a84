package dev.provenance.cli.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One POST below the API's URL. */
public final class ApiRequest {
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private final String path;
  private final String contentType;
  private final byte[] body;
  private final @Nullable String idempotencyKey;
  private final boolean changes;

  private ApiRequest(
      String path,
      String contentType,
      byte[] body,
      @Nullable String idempotencyKey,
      boolean changes) {
    this.path = path;
    this.contentType = contentType;
    this.body = body;
    this.idempotencyKey = idempotencyKey;
    this.changes = changes;
  }

  /** A question: changes nothing, so it may be asked again. */
  public static ApiRequest query(String path, byte[] json) {
    return new ApiRequest(path, "application/json", json, null, false);
  }

  /**
   * A change. With a key the server makes it once, however often it arrives; without one it is
   * never sent a second time.
   */
  public static ApiRequest change(
      String path, String contentType, byte[] body, @Nullable String idempotencyKey) {
    return new ApiRequest(path, contentType, body, idempotencyKey, true);
  }

  /** Whether sending it twice is as good as sending it once. */
  boolean repeatable() {
    return !changes || idempotencyKey != null;
  }

  URI endpoint(Connection connection) {
    return connection.endpoint(path);
  }

  HttpRequest toHttp(Connection connection) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(endpoint(connection))
            .timeout(ANSWER_TIMEOUT)
            .header("x-api-key", connection.apiKey())
            .header("Accept", "application/json, application/problem+json")
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body));
    if (idempotencyKey != null) {
      http.header("Idempotency-Key", idempotencyKey);
    }
    return http.build();
  }
}
