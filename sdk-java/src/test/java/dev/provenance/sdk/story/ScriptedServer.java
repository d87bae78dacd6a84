package dev.provenance.sdk.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server whose answers come from the test: each request waits for its own. */
final class ScriptedServer implements AutoCloseable {
  private static final int LIMIT_SECONDS = 10;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Request> arrived = new LinkedBlockingQueue<>();

  private ScriptedServer(HttpServer server) {
    this.server = server;
  }

  static ScriptedServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ScriptedServer scripted = new ScriptedServer(server);
      server.setExecutor(scripted.threads);
      server.createContext("/", scripted::handle);
      server.start();
      return scripted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String apiUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** The next request; it is not answered yet. */
  Request next() throws InterruptedException {
    @Nullable Request request = arrived.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request within " + LIMIT_SECONDS + " s");
    }
    return request;
  }

  /** How many requests came that nobody has asked for. */
  int waiting() {
    return arrived.size();
  }

  @Override
  public void close() {
    arrived.forEach(request -> request.answer(new Reply(true, 0, Map.of(), "")));
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Request request = new Request(exchange, body, new CompletableFuture<>());
      arrived.add(request);
      Reply reply = request.reply().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
      if (!reply.drop()) {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  record Reply(boolean drop, int status, Map<String, String> headers, String body) {}

  record Request(HttpExchange exchange, String body, CompletableFuture<Reply> reply) {
    void answer(Reply with) {
      reply.complete(with);
    }
  }
}
