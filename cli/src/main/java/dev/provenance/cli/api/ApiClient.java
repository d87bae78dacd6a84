package dev.provenance.cli.api;

import dev.provenance.cli.api.Attempt.Answered;
import dev.provenance.cli.api.Attempt.Unanswered;
import dev.provenance.cli.console.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the server and returns what it answered, or throws {@link ApiException}. A lost connection,
 * a 429 and a 503 are tried again, but only for a request that may be repeated; each further try is
 * announced.
 */
public final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Connection connection;
  private final Retry retry;
  private final Consumer<String> notices;
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private @Nullable HttpClient http;
  private volatile boolean isClosed;

  public ApiClient(Connection connection, Retry retry, Consumer<String> notices) {
    this.connection = connection;
    this.retry = retry;
    this.notices = notices;
  }

  public JsonNode send(ApiRequest request) {
    return answer(request).tree();
  }

  public Answer answer(ApiRequest request) {
    URI endpoint = request.endpoint(connection);
    return read(request, body -> parse(endpoint, body.readAllBytes()));
  }

  /**
   * Hands the answer's body to a reader while it arrives. When the connection breaks in the middle,
   * the same reader gets the body of another answer, from its beginning.
   */
  public <T> T read(ApiRequest request, BodyReader<T> reader) {
    for (int tried = 1; ; tried++) {
      Attempt attempt = attempt(request, reader);
      if (attempt instanceof Attempt.Read<?> read) {
        @SuppressWarnings("unchecked") // it comes from this very reader
        T value = (T) read.value();
        return value;
      }
      if (isClosed || !attempt.temporary() || !request.repeatable() || tried == retry.attempts()) {
        throw failure(request.endpoint(connection), attempt, tried);
      }
      Duration wait = retry.delay(tried, attempt.retryAfter());
      notices.accept(
          "%s %s; trying again in %.1f s"
              .formatted(connection.apiUrl(), attempt.reason(), wait.toMillis() / 1000.0));
      pause(wait);
    }
  }

  /** Takes what it wants from the body of an answer. */
  @FunctionalInterface
  public interface BodyReader<T> {
    /** Throws only what the body throws: it is taken for a broken connection. */
    T read(InputStream body) throws IOException;
  }

  /** Ends what is under way, too; it is not tried again. */
  @Override
  public void close() {
    isClosed = true;
    if (http != null) {
      http.shutdownNow();
    }
  }

  private <T> Attempt attempt(ApiRequest request, BodyReader<T> reader) {
    try {
      HttpResponse<InputStream> response =
          http().send(request.toHttp(connection), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return response.statusCode() / 100 == 2
            ? new Attempt.Read<>(reader.read(body))
            : new Answered(response.statusCode(), response.headers(), body.readAllBytes());
      }
    } catch (IOException e) {
      if (e.getCause() instanceof InterruptedException interruption) {
        throw interrupted(interruption); // while the body was being read
      }
      return new Unanswered(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private ApiException failure(URI endpoint, Attempt attempt, int tried) {
    return switch (attempt) {
      case Attempt.Read<?> read -> throw new IllegalStateException("no failure: " + read);
      case Answered answered -> Refusal.of(json, endpoint, answered);
      case Unanswered unanswered ->
          ApiException.unreachable(
              unanswered.reason(),
              "%s %s (tried %s). Is the server running, and is --api-url right?"
                  .formatted(
                      connection.apiUrl(),
                      unanswered.reason(),
                      tried == 1 ? "once" : tried + " times"),
              unanswered.failure());
    };
  }

  /** Made when it is first needed: a call that is wrong need not wait for it. */
  private HttpClient http() {
    if (http == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT_TIMEOUT);
      if ("http".equals(connection.apiUrl().getScheme())) {
        NoTls.use(builder);
      }
      http = builder.build();
    }
    return http;
  }

  private Answer parse(URI endpoint, byte[] body) {
    try {
      return new Answer(new String(body, StandardCharsets.UTF_8), json.readTree(body));
    } catch (JacksonException e) {
      throw new CommandException(endpoint + " answered with something that is not JSON.", e);
    }
  }

  private void pause(Duration wait) {
    try {
      retry.pause().pause(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CommandException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CommandException("interrupted while waiting for the server", e);
  }
}
