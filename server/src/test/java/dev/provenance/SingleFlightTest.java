package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many requests need to know at once is asked for by one of them; the others wait for it. */
final class SingleFlightTest {
  private static final String KEY = "pak_" + "5".repeat(64);
  private static final int REQUESTS = 100;
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"%1$s\", \"action\": \"%1$s\", \"origin\": \"%1$s\"}";

  @TempDir Path data;
  private App app;
  private ApiClient client;

  @BeforeEach
  void start() throws SQLException {
    TestServer.sharePrograms(data);
    app = TestServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY));
    client = new ApiClient(app.uri(), KEY);
    client.post("/api/interactions", ITEM.formatted("OLD")).expect(201);
    TestDatabase database = TestDatabase.embedded(data);
    database.execute("ALTER SYSTEM SET log_statement = 'all'");
    database.execute("SELECT pg_reload_conf()");
    Await.until(
        "the statements to be logged",
        () -> database.rows("SELECT 'logged'").size() == 1 && logged("'logged'") > 0);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void manyRequestsOfAKeyNotSeenYet_lookItUpOnce_andLeaveTheGateOpen() throws Exception {
    ApiClient fresh =
        new ApiClient(
            app.uri(),
            client
                .post("/api/api-keys", "{\"label\": \"new\"}")
                .expect(201)
                .json()
                .path("key")
                .stringValue());
    int before = logged("FROM authenticate($1)");

    Map<Integer, Integer> statuses =
        whileLocked("api_key", () -> fresh.get("/api/interactions?limit=1").status());

    assertThat(statuses).isEqualTo(Map.of(200, REQUESTS));
    assertThat(logged("FROM authenticate($1)") - before).isOne();
  }

  @Test
  void manyRequestsWithANewMnemonic_registerAndReadItOnce() throws Exception {
    int registered = logged("INSERT INTO catalog");
    int read = logged("ORDER BY lower(mnemonic)");

    Map<Integer, Integer> statuses =
        whileLocked(
            "catalog", () -> client.post("/api/interactions", ITEM.formatted("NEW")).status());

    assertThat(statuses).isEqualTo(Map.of(201, REQUESTS));
    assertThat(logged("INSERT INTO catalog") - registered).as("one for each kind").isEqualTo(3);
    assertThat(logged("ORDER BY lower(mnemonic)") - read).isOne();
  }

  /** Sends them all while nobody can read a table; health is asked meanwhile. */
  private Map<Integer, Integer> whileLocked(String table, IntSupplier request) throws Exception {
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    AtomicInteger begun = new AtomicInteger();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
        Connection connection = TestDatabase.embedded(data).connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
      for (int i = 0; i < REQUESTS; i++) {
        all.execute(() -> {
          begun.incrementAndGet();
          statuses.merge(request.getAsInt(), 1, Integer::sum);
        });
      }
      Await.until("all to be under way", () -> begun.get() == REQUESTS);
      client.get("/health/ready").expect(200);
      connection.commit();
    }
    return statuses;
  }

  private int logged(String text) {
    try {
      return Math.toIntExact(
          Files.readString(data.resolve("postgres.log"))
              .lines()
              .filter(l -> l.contains(text))
              .count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
