package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.ingest.Housekeeper;
import dev.provenance.store.Database;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.Heads;
import dev.provenance.store.LogIndexer;
import dev.provenance.store.LogWriter;
import dev.provenance.store.SessionStore;
import dev.provenance.store.TenantStore;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.Browser;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is done beside the requests, as another node on the same database would. */
final class HousekeeperTest {
  private final ApiClient admin = TestServer.newTenant();

  @Test
  void run_forgetsSessionsThatHaveEnded() {
    JsonNode key = admin.post("/api/api-keys", "{\"label\": \"gone\"}").expect(201).json();
    Browser.signIn(new ApiClient(TestServer.uri(), key.path("key").stringValue()));
    admin.delete("/api/api-keys/" + key.path("apiKeyId").stringValue()).expect(204);
    Browser expired = Browser.signIn(admin);
    TestServer.database()
        .rows(
            "UPDATE session SET expires_date = now() WHERE token_hash = sha256('%s'::bytea) RETURNING 1"
                .formatted(expired.token()));
    Browser stays = Browser.signIn(admin);
    assertThat(sessions()).isEqualTo(3);

    round();

    assertThat(sessions()).isEqualTo(1);
    stays.get("/api/session").expect(200);
  }

  @Test
  void nextMonth_isMadeBesideALongReader() throws SQLException {
    TestDatabase database = TestServer.database();
    try (Connection reader = database.connect();
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      reading.execute("LOCK TABLE interaction IN ACCESS SHARE MODE");

      database.execute("SET lock_timeout = '5s'; SELECT ensure_partitions('2091-05-05')");
    }

    assertThat(
            database.rows(
                "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'interaction'::regclass"))
        .contains("interaction_2091_05", "interaction_2091_06");
    database.execute("DROP TABLE interaction_2091_05; DROP TABLE interaction_2091_06");
  }

  @Test
  void nextMonth_madeByTwoAtOnce_isThereOnce() throws Exception {
    TestDatabase database = TestServer.database();
    String make = "SELECT ensure_partitions('2093-05-05')";
    try (Connection first = database.connect();
        Statement making = first.createStatement();
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      first.setAutoCommit(false);
      making.execute(make);
      Future<?> second =
          beside.submit(() -> {
            database.execute("SELECT to_regclass('interaction_2093_05'); " + make);
            return null;
          });
      Await.until(
          "the second to wait",
          () -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      first.commit();

      second.get();
    }

    assertThat(database.rows("SELECT to_regclass('interaction_2093_06')"))
        .containsExactly("interaction_2093_06");
    database.execute("DROP TABLE interaction_2093_05; DROP TABLE interaction_2093_06");
  }

  /** What autovacuum is told of months that were there, it is told of those that come. */
  @Test
  void months_haveTheSameUpkeep() throws SQLException {
    TestDatabase database = TestServer.database();
    database.execute("SELECT ensure_partitions('2095-05-05')");

    assertThat(
            database.rows(
                """
                SELECT DISTINCT c.reloptions::text FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
                 WHERE inhparent = 'interaction'::regclass
                """))
        .singleElement()
        .asString()
        .contains("autovacuum_vacuum_insert_threshold");
    database.execute("DROP TABLE interaction_2095_05; DROP TABLE interaction_2095_06");
  }

  private long sessions() {
    return TestServer.database()
        .number("SELECT count(*) FROM session WHERE tenant_id = " + TestServer.tenantId(admin));
  }

  private static void round() {
    TestDatabase address = TestServer.database();
    try (Database database =
        new Database(new DatabaseAddress(address.url(), address.user(), address.password()), 2)) {
      LogWriter log = new LogWriter(database, new Heads());
      try (Housekeeper housekeeper =
          new Housekeeper(
              log,
              new LogIndexer(database),
              new TenantStore(database, log),
              new SessionStore(database),
              InstantSource.system())) {
        housekeeper.run();
      }
    }
  }
}
