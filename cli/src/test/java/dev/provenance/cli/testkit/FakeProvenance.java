package dev.provenance.cli.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps batches in memory and answers from them over real HTTP, as the API's contract says. It
 * exists because the real server is in another module; it can also misbehave on demand.
 */
public final class FakeProvenance implements AutoCloseable {
  public static final String KEY = "pak_test";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JsonMapper json = new JsonMapper();
  private final List<JsonNode> stored = new ArrayList<>();
  private final List<@Nullable String> idempotencyKeys = new ArrayList<>();
  private final Map<String, Integer> answered = new HashMap<>();
  private final Map<Integer, Mishap> mishaps = new HashMap<>();
  private final Map<Integer, Runnable> meanwhile = new HashMap<>();
  private final Set<String> itemKeys = new HashSet<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);
  private int batchRequests;

  /** What goes wrong with one batch request. */
  public enum Mishap {
    UNAVAILABLE,
    DROPPED_AFTER_STORING,
    BROKEN,
    REFUSED,
    HANGS
  }

  public FakeProvenance() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/api/interactions/batch", exchange -> handle(exchange, this::batch));
    http.createContext("/api/activity", exchange -> handle(exchange, this::activity));
    http.start();
  }

  public String apiUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/api";
  }

  /** Lets the batch request of that number (from 1, over the fake's life) go wrong. */
  public synchronized void mishap(int request, Mishap mishap) {
    mishaps.put(request, mishap);
  }

  /** Runs this when the batch request of that number has come, and before it is stored. */
  public synchronized void meanwhile(int request, Runnable work) {
    meanwhile.put(request, work);
  }

  public synchronized List<JsonNode> stored() {
    return List.copyOf(stored);
  }

  public synchronized int batchRequests() {
    return batchRequests;
  }

  /** One for each batch request, in order. */
  public synchronized List<@Nullable String> idempotencyKeys() {
    return new ArrayList<>(idempotencyKeys);
  }

  /** Returns once a request hangs. */
  public void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  @Override
  public void close() {
    released.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  private interface Handler {
    void handle(HttpExchange exchange, byte[] body) throws IOException;
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (KEY.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
        handler.handle(exchange, body);
      } else {
        problem(exchange, 401, "The API key is missing, unknown or revoked");
      }
    }
  }

  private void batch(HttpExchange exchange, byte[] body) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    Mishap mishap = begin(key);
    work(batchRequests()).run();
    if (mishap == Mishap.UNAVAILABLE) {
      exchange.getResponseHeaders().set("Retry-After", "7");
      problem(exchange, 503, "Overloaded");
    } else if (mishap == Mishap.BROKEN) {
      problem(exchange, 500, "Something went wrong");
    } else if (mishap == Mishap.REFUSED) {
      ObjectNode problem = json.createObjectNode().put("detail", "2 items are not right");
      for (String path : List.of("/0/action", "/7/resourceId")) {
        problem.withArray("details").addObject().put("path", path).put("message", "is missing");
      }
      answer(exchange, 400, problem);
    } else if (mishap == Mishap.HANGS) {
      hang();
    } else {
      int count = store(key, body);
      if (mishap != Mishap.DROPPED_AFTER_STORING) {
        answer(exchange, 201, json.createObjectNode().put("count", count));
      }
    }
  }

  private synchronized @Nullable Mishap begin(@Nullable String key) {
    idempotencyKeys.add(key);
    return mishaps.get(++batchRequests);
  }

  private synchronized Runnable work(int request) {
    return meanwhile.getOrDefault(request, () -> {});
  }

  private synchronized int store(@Nullable String key, byte[] body) {
    if (key != null && answered.containsKey(key)) {
      return answered.get(key);
    }
    int count = 0;
    for (String line : new String(body, StandardCharsets.UTF_8).lines().toList()) {
      JsonNode item = json.readTree(line);
      String itemKey = item.path("idempotencyKey").asString("");
      if (itemKey.isEmpty() || itemKeys.add(itemKey)) {
        stored.add(item);
      }
      count++;
    }
    if (key != null) {
      answered.put(key, count);
    }
    return count;
  }

  private synchronized void activity(HttpExchange exchange, byte[] body) throws IOException {
    JsonNode question = json.readTree(body);
    List<String> wanted = new ArrayList<>();
    question.path("filters").path("uowId").forEach(id -> wanted.add(id.asString()));
    Map<List<String>, Integer> groups = new LinkedHashMap<>();
    for (JsonNode item : stored) {
      String uowId = item.path("uowId").asString();
      if (wanted.contains(uowId)) {
        groups.merge(List.of(item.path("userId").asString(""), uowId), 1, Integer::sum);
      }
    }
    answer(
        exchange,
        200,
        page(groups, question.path("page").asInt(1), question.path("limit").asInt(50)));
  }

  private ObjectNode page(Map<List<String>, Integer> groups, int page, int limit) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode data = answer.putArray("data");
    groups.entrySet().stream()
        .skip((page - 1L) * limit)
        .limit(limit)
        .forEach(group ->
            data.addObject()
                .put("userId", group.getKey().getFirst())
                .put("uowId", group.getKey().getLast())
                .put("interactionCount", group.getValue()));
    answer.putObject("pagination").put("page", page).put("hasNext", groups.size() > page * limit);
    return answer;
  }

  private void hang() {
    hanging.countDown();
    try {
      released.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void problem(HttpExchange exchange, int status, String detail) throws IOException {
    ObjectNode problem = json.createObjectNode().put("status", status).put("detail", detail);
    answer(exchange, status, problem.put("error", detail));
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
