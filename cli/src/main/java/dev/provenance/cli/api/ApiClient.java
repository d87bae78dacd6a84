package dev.provenance.cli.api;

import dev.provenance.cli.api.Attempt.Answered;
import dev.provenance.cli.api.Attempt.Unanswered;
import dev.provenance.cli.console.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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
    for (int tried = 1; ; tried++) {
      Attempt attempt = attempt(request);
      if (attempt instanceof Answered answered && answered.status() / 100 == 2) {
        return parse(endpoint, answered);
      }
      if (!attempt.temporary() || !request.repeatable() || tried == retry.attempts()) {
        throw failure(endpoint, attempt, tried);
      }
      Duration wait = retry.delay(tried, attempt.retryAfter());
      notices.accept(
          "%s %s; trying again in %.1f s"
              .formatted(connection.apiUrl(), attempt.reason(), wait.toMillis() / 1000.0));
      pause(wait);
    }
  }

  @Override
  public void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }

  private Attempt attempt(ApiRequest request) {
    try {
      return new Answered(http().send(request.toHttp(connection), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Unanswered(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private ApiException failure(URI endpoint, Attempt attempt, int tried) {
    return switch (attempt) {
      case Answered(var response) -> Refusal.of(json, endpoint, response);
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

  private Answer parse(URI endpoint, Answered answered) {
    try {
      byte[] body = answered.response().body();
      return new Answer(new String(body, StandardCharsets.UTF_8), json.readTree(body));
    } catch (JacksonException e) {
      throw new CommandException(
          endpoint + " answered " + answered.status() + " with something that is not JSON.", e);
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
