package dev.provenance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.provenance.contract.Scenario.Expectation;
import dev.provenance.contract.Scenario.Request;
import dev.provenance.contract.Scenario.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Plays scenarios against a server and holds every exchange also against the contract. The key must
 * have all scopes, and belong to a tenant in which nothing has been recorded yet: scenarios expect
 * numbers from 1 and exact totals.
 */
public final class ScenarioRunner implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final String apiKey;
  private final OpenApiContract contract;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  public ScenarioRunner(URI base, String apiKey, OpenApiContract contract) {
    this.base = base;
    this.apiKey = apiKey;
    this.contract = contract;
  }

  /**
   * Plays one file, step by step, and stops at the first step that fails.
   *
   * @throws AssertionError naming scenario, step, JSON pointer, what was expected and what came
   */
  public void run(Path file) {
    run(Scenario.read(file));
  }

  void run(Scenario scenario) {
    Variables variables = new Variables();
    for (JsonNode node : scenario.steps()) {
      try {
        play(node, variables);
      } catch (AssertionError | JacksonException | UncheckedIOException e) {
        throw new AssertionError(
            "scenario '%s', step '%s': %s"
                .formatted(scenario.name(), node.path("name").asString("?"), e.getMessage()),
            e);
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private void play(JsonNode node, Variables variables) {
    Step step = Step.of(node, variables);
    HttpResponse<byte[]> response = send(step.request());
    String body = new String(response.body(), UTF_8);
    Expectation expect = step.expect();
    if (response.statusCode() != expect.status()) {
      throw new AssertionError(
          "expected status %d, got %d: %s".formatted(expect.status(), response.statusCode(), body));
    }
    contract.check(
        step.request().method(),
        step.request().path(),
        response.statusCode(),
        response.headers().firstValue("Content-Type"),
        response.body());
    expect.givenHeaders().forEach((name, value) -> checkHeader(response, name, value));
    for (String text : expect.texts()) {
      require(body.contains(text), "body: expected to contain " + text + ", got " + body);
    }
    if (expect.body() != null) {
      List<String> mismatches =
          BodyMatcher.mismatches(expect.body(), Scenario.JSON.readTree(response.body()));
      require(mismatches.isEmpty(), String.join("\n  ", mismatches) + "\n  in " + body);
    }
    step.saves().forEach((name, pointer) -> variables.save(name, saved(pointer, body)));
  }

  private HttpResponse<byte[]> send(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + target(request)))
            .timeout(TIMEOUT)
            .method(request.method(), publisher(request));
    headers(request)
        .forEach((name, value) -> {
          if (value != null) {
            builder.header(name, value);
          }
        });
    try {
      return client.send(builder.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the answer", e);
    }
  }

  private Map<String, @Nullable String> headers(Request request) {
    Map<String, @Nullable String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("x-api-key", apiKey);
    if (request.body() != null) {
      headers.put("Content-Type", "application/json");
    }
    headers.putAll(request.givenHeaders());
    return headers;
  }

  private static BodyPublisher publisher(Request request) {
    if (request.rawBody() != null) {
      return BodyPublishers.ofString(request.rawBody());
    }
    return request.body() == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(Scenario.JSON.writeValueAsBytes(request.body()));
  }

  private static String target(Request request) {
    String query =
        request
            .queryPairs()
            .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? request.path() : request.path() + "?" + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static void checkHeader(HttpResponse<?> response, String name, String expected) {
    String actual = response.headers().firstValue(name).orElse("none");
    require(
        actual.equals(expected),
        "header %s: expected %s, got %s".formatted(name, expected, actual));
  }

  private static JsonNode saved(String pointer, String body) {
    JsonNode value = Scenario.JSON.readTree(body).at(pointer);
    require(!value.isMissingNode(), pointer + ": expected a value to save, got " + body);
    return value;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
