package dev.provenance.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Far more at once than a server can do, in a small heap: it goes on telling the truth, answers
 * about its health, stores what other tenants send, and is itself again right after. {@code
 * -Dprovenance.overload.connections=2000 -Dprovenance.overload.seconds=60} is the long form.
 */
final class OverloadTest {
  private static final String KEY = "pak_" + "4".repeat(64);
  private static final int CONNECTIONS = Integer.getInteger("provenance.overload.connections", 400);
  private static final int SECONDS = Integer.getInteger("provenance.overload.seconds", 5);
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"interaction\": {\"note\": \"%s\"}}";
  private static final int BATCH = 1_000;

  @Test
  void crowd_isServedOrSentAway_andLeavesNothingBehind(@TempDir Path data) throws Exception {
    TestServer.sharePrograms(data);
    Map<String, String> settings =
        Map.of(
            "PROVENANCE_BOOTSTRAP_KEY",
            KEY,
            "PROVENANCE_ROOT_KEY",
            TestServer.ROOT_KEY,
            "PROVENANCE_QUEUE_MEGABYTES",
            "1");
    try (ServerProcess server = CompiledServer.start(data, Crowd.SMALL_HEAP, settings)) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      ApiClient neighbour = TestServer.newTenant(server.uri());
      long before = warmUp(client);
      Crowd crowd = new Crowd(client);
      try (crowd) {
        crowd.recorders(CONNECTIONS, "/api/interactions", ITEM.formatted("small"), 1);
        crowd.hammerers(CONNECTIONS / 20, "/api/interactions", ITEM.formatted("small"), 1);
        crowd.recorders(
            CONNECTIONS / 40, "/api/interactions", ITEM.formatted("x".repeat(900_000)), 1);
        crowd.recorders(CONNECTIONS / 40, "/api/interactions/batch", batch(BATCH), BATCH);
        crowd.dawdlers(CONNECTIONS / 20);
        crowd.deaf(CONNECTIONS / 20, "/api/interactions/export?format=ndjson");
        crowd.deaf(CONNECTIONS / 20, "/api/interactions/stream?after=0");
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (System.nanoTime() < end) {
          client.get("/health/ready").expect(200);
          neighbour.post("/api/interactions", ITEM.formatted("another tenant's")).expect(201);
        }
      }
      assertThat(crowd.broken()).isEmpty();
      assertThat(crowd.statuses().keySet()).isSubsetOf(201, 429, 503).contains(201, 503);
      Await.until(
          "the server to be itself again",
          Duration.ofSeconds(5),
          () -> client.post("/api/interactions", ITEM.formatted("after")).status() == 201);
      long stored = total(client);
      System.out.printf(
          "%,d connections, %d s: %s, %,d stored; 201 after %d ms in the median, p99 %d ms%n",
          CONNECTIONS,
          SECONDS,
          crowd.statuses(),
          stored,
          percentile(crowd, 50),
          percentile(crowd, 99));
      assertThat(stored).isEqualTo(before + crowd.stored() + 1);
    }
  }

  @Test
  void batchThatWeighsMoreThanTheQueueHolds_isTakenWhenNothingWaits(@TempDir Path data) {
    TestServer.sharePrograms(data);
    Map<String, String> settings =
        Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_QUEUE_MEGABYTES", "1");
    try (ServerProcess server = CompiledServer.start(data, settings)) {
      new ApiClient(server.uri(), KEY)
          .post("/api/interactions/batch", batch(10 * BATCH))
          .expect(201);
    }
  }

  /** Until the server's code is compiled; returns how much was stored meanwhile. */
  private static long warmUp(ApiClient client) {
    Crowd few = new Crowd(client);
    try (few) {
      few.recorders(16, "/api/interactions", ITEM.formatted("small"), 1);
      Await.until("a warm server", Duration.ofMinutes(1), () -> few.stored() > 10L * CONNECTIONS);
    }
    return few.stored();
  }

  private static String batch(int items) {
    return "[" + (ITEM.formatted("many") + ",").repeat(items - 1) + ITEM.formatted("last") + "]";
  }

  private static long percentile(Crowd crowd, int percent) {
    List<Long> millis = crowd.millis();
    return millis.get((millis.size() - 1) * percent / 100);
  }

  /** What was recorded; the server records exports, too. */
  private static long total(ApiClient client) {
    return client
        .get("/api/interactions?limit=1&origin=O")
        .expect(200)
        .json()
        .at("/pagination/total")
        .longValue();
  }
}
