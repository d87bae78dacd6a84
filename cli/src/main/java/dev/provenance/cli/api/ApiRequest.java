package dev.provenance.cli.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request below the API's URL. */
public final class ApiRequest {
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private final String method;
  private final String path;
  private final @Nullable Body body;
  private final @Nullable String idempotencyKey;
  private final boolean repeatable;

  private record Body(String contentType, byte[] content) {}

  private ApiRequest(
      String method,
      String path,
      @Nullable Body body,
      @Nullable String idempotencyKey,
      boolean repeatable) {
    this.method = method;
    this.path = path;
    this.body = body;
    this.idempotencyKey = idempotencyKey;
    this.repeatable = repeatable;
  }

  public static ApiRequest get(String path, Query query) {
    return new ApiRequest("GET", path + query.encoded(), null, null, true);
  }

  /** A question with a body: changes nothing, so it may be asked again. */
  public static ApiRequest query(String path, byte[] json) {
    return new ApiRequest("POST", path, new Body("application/json", json), null, true);
  }

  /** A change that does no harm when it is made twice, so it may be sent again. */
  public static ApiRequest repeatableChange(String path, byte[] json) {
    return query(path, json);
  }

  /**
   * A change. With a key the server makes it once, however often it arrives; without one it is
   * never sent a second time.
   */
  public static ApiRequest change(
      String path, String contentType, byte[] body, @Nullable String idempotencyKey) {
    Body content = new Body(contentType, body);
    return new ApiRequest("POST", path, content, idempotencyKey, idempotencyKey != null);
  }

  /** Never sent a second time, which would find nothing any more. */
  public static ApiRequest delete(String path) {
    return new ApiRequest("DELETE", path, null, null, false);
  }

  /** Whether sending it twice is as good as sending it once. */
  boolean repeatable() {
    return repeatable;
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
            .method(method, publisher());
    if (body != null) {
      http.header("Content-Type", body.contentType());
    }
    if (idempotencyKey != null) {
      http.header("Idempotency-Key", idempotencyKey);
    }
    return http.build();
  }

  private BodyPublisher publisher() {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.content());
  }
}
