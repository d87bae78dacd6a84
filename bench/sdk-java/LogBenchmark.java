package dev.provenance.bench.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What {@code log} costs its caller, with a payload of about 200 bytes. The server is in the same process, reads and
 * says 201: it shares the cores, but costs little. When the queue is full, {@code log} drops at once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LogBenchmark {
  private static final UUID UOW = UUID.randomUUID();
  private static final Map<String, Object> PAYLOAD =
      Map.of(
          "total", 149.99,
          "currency", "USD",
          "items", 3,
          "customer", Map.of("id", "customer-4711", "name", "Ada Lovelace", "since", 1843),
          "note", "please leave it with the neighbours on the second floor");

  private HttpServer server;
  private Provenance provenance;

  @Setup
  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", LogBenchmark::accept);
    server.start();
    provenance =
        Provenance.builder()
            .apiUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/api")
            .apiKey("pak_" + "0".repeat(64))
            .origin("BENCH")
            .blockWhenFull(Duration.ZERO)
            .build();
  }

  @TearDown
  public void stop() {
    System.out.println(provenance.stats());
    provenance.close(Duration.ofSeconds(5));
    server.stop(0);
  }

  /** As fast as one thread can, with the sender awake; includes what the sender takes away from it. */
  @Benchmark
  public String flatOut() {
    return provenance.log(interaction());
  }

  /** About 10,000 a second: the pause is not measured, and the sender must often be woken. */
  @Benchmark
  public String paced(Pause pause) {
    return provenance.log(interaction());
  }

  /** What of it is making the interaction, and nothing else. */
  @Benchmark
  public Interaction interactionOnly() {
    return interaction();
  }

  private static Interaction interaction() {
    return Interaction.of("ORDER", "order-789", "CREATE").uow(UOW).user("ada").data(PAYLOAD);
  }

  private static void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      exchange.sendResponseHeaders(201, -1);
    }
  }

  /** A moment between two calls. */
  @State(Scope.Thread)
  public static class Pause {
    @Setup(org.openjdk.jmh.annotations.Level.Invocation)
    public void pause() {
      LockSupport.parkNanos(100_000);
    }
  }
}
