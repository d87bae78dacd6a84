package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Nothing can be stored for a while, and more and more comes. */
final class StandstillTest {
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"interaction\": {\"note\": \"%s\"}}";
  private static final String LARGE = ITEM.formatted("x".repeat(900_000));
  private static final String SMALL = ITEM.formatted("");
  private static final int COUNT = 60;
  private static final String QUEUE = "provenance_queue_bytes ";

  /** The queue has room for all of it, and nobody should wait so long. */
  @Test
  void moreThanIsStoredInTime_isRefusedAtOnce_whatIsSmallWaits() throws SQLException {
    ApiClient client = TestServer.newTenant();
    client.post("/api/interactions", SMALL).expect(201);
    Queue<ApiClient.Answer> slow = new ConcurrentLinkedQueue<>();
    Queue<ApiClient.Answer> large = new ConcurrentLinkedQueue<>();
    Queue<ApiClient.Answer> small = new ConcurrentLinkedQueue<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String standStill =
          "SELECT head FROM log_head WHERE tenant_id = %d FOR UPDATE"
              .formatted(TestServer.tenantId(client));
      // By the pace of this one, hardly anything is stored in time, however fast the machine is.
      statement.execute(standStill);
      senders.execute(() -> slow.add(client.post("/api/interactions", LARGE)));
      Await.until("the slow one", () -> inHand(client) == LARGE.length());
      statement.execute("SELECT pg_sleep(1)");
      connection.rollback();
      Await.until("its answer", () -> !slow.isEmpty());
      assertThat(slow).singleElement().returns(201, ApiClient.Answer::status);

      statement.execute(standStill);
      for (int i = 0; i < COUNT; i++) {
        senders.execute(() -> large.add(client.post("/api/interactions", LARGE)));
      }
      Await.until("refusals", () -> large.size() > COUNT / 2);
      senders.execute(() -> small.add(client.post("/api/interactions", SMALL)));
      Await.until("what is small", () -> inHand(client) % LARGE.length() == SMALL.length());
      assertThat(large)
          .allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("Too many interactions are waiting to be stored");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
          });
      assertThat(small).isEmpty();
      connection.rollback();
    }
    assertThat(small).singleElement().returns(201, ApiClient.Answer::status);
    long stored = large.stream().filter(answer -> answer.status() == 201).count();
    assertThat(stored).isPositive();
    assertThat(client.get("/api/interactions?limit=1").json().at("/pagination/total").longValue())
        .isEqualTo(2 + stored + 1);
    assertThat(large).hasSize(COUNT).allMatch(a -> a.status() == 201 || a.status() == 503);
  }

  /** Bytes, of all tenants; no other test runs beside this one. */
  private static long inHand(ApiClient client) {
    return client
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(QUEUE))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(QUEUE.length())))
        .findFirst()
        .orElseThrow();
  }
}
