package dev.provenance.sdk.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.ProvenanceBuilder;
import dev.provenance.sdk.json.Json;
import dev.provenance.sdk.json.JsonException;
import dev.provenance.sdk.json.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server for the tests of an application, on a free port of this machine. It takes interactions
 * as the real one does (one by one or in batches, each idempotency key once), checks nothing else,
 * and forgets everything when it is closed. Other calls are answered with 404.
 *
 * <pre>{@code
 * try (var server = FakeProvenance.start(); var provenance = server.client("order-service").build()) {
 *   new Orders(provenance).create();
 *   assertEquals("CREATE", server.awaitInteractions(1, Duration.ofSeconds(5)).get(0).action());
 * }
 * }</pre>
 */
public final class FakeProvenance implements AutoCloseable {
  /** A key that it takes, as it takes any. */
  public static final String API_KEY = "pak_" + "0".repeat(64);

  private static final Duration RETRY = Duration.ofMillis(5);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(FakeProvenance::daemon);
  private final ReceivedInteractions received = new ReceivedInteractions();
  private final AtomicReference<Failing> failing = new AtomicReference<>(new Failing(0, 0));

  private FakeProvenance(HttpServer server) {
    this.server = server;
  }

  /** Starts one. */
  public static FakeProvenance start() {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      FakeProvenance fake = new FakeProvenance(HttpServer.create(anyPort, 0));
      fake.server.setExecutor(fake.threads);
      fake.server.createContext("/", fake::handle);
      fake.server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to give to {@code apiUrl}. */
  public String apiUrl() {
    return "http://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort()
        + "/api";
  }

  /** A client of this server to be built, which tries again after 5 ms. */
  public ProvenanceBuilder client(String origin) {
    return Provenance.builder()
        .apiUrl(apiUrl())
        .apiKey(API_KEY)
        .origin(origin)
        .retryFirst(RETRY)
        .retryLongest(RETRY);
  }

  /** Refuses the next requests with this status. */
  public void failNext(int requests, int status) {
    failing.set(new Failing(requests, status));
  }

  /** What was stored so far, in order. */
  public List<Interaction> interactions() {
    return received.all();
  }

  /**
   * Waits until so many are stored.
   *
   * @return all that are stored then
   * @throws AssertionError if there are fewer when the time is over
   */
  public List<Interaction> awaitInteractions(int count, Duration longest) {
    return received.await(count, longest);
  }

  /** Forgets what was stored. */
  public void clear() {
    received.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Failing now = failing.getAndUpdate(Failing::next);
      if (now.requests() > 0) {
        answer(exchange, now.status(), problem(now.status(), "told to fail"));
        return;
      }
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "POST /api/interactions" -> single(exchange, body);
        case "POST /api/interactions/batch" -> batch(exchange, body);
        default -> answer(exchange, 404, problem(404, "the fake server only records"));
      }
    } catch (JsonException e) {
      answer(exchange, 400, problem(400, String.valueOf(e.getMessage())));
    }
  }

  private void single(HttpExchange exchange, String body) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    Interaction interaction = Interaction.parse(RawJson.of(body));
    Receipt receipt = received.add(key == null ? interaction : interaction.idempotencyKey(key));
    answer(exchange, 201, receipt);
  }

  private void batch(HttpExchange exchange, String body) throws IOException {
    List<String> lines = body.stripLeading().startsWith("[") ? array(body) : body.lines().toList();
    List<Interaction> interactions =
        lines.stream()
            .filter(line -> !line.isBlank())
            .map(line -> Interaction.parse(RawJson.of(line)))
            .toList();
    List<Receipt> receipts = interactions.stream().map(received::add).toList();
    answer(
        exchange,
        201,
        Map.of(
            "count", receipts.size(),
            "firstNumber", receipts.stream().mapToLong(Receipt::interactionNumber).min().orElse(0),
            "lastNumber", receipts.stream().mapToLong(Receipt::interactionNumber).max().orElse(0),
            "interactions", receipts));
  }

  private static List<String> array(String body) {
    return Json.read(body, Json.type(List.class, RawJson.class)) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static void answer(HttpExchange exchange, int status, Object content) throws IOException {
    byte[] body = Json.write(content);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, Object> problem(int status, String detail) {
    return Map.of("status", status, "detail", detail);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-provenance");
    thread.setDaemon(true);
    return thread;
  }

  private record Failing(int requests, int status) {
    Failing next() {
      return requests > 0 ? new Failing(requests - 1, status) : this;
    }
  }
}
