package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** More questions than there are connections to answer them, and one that takes too long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuestionsTest {
  private static final String KEY = "pak_" + "6".repeat(64);
  private static final int QUESTIONS = 100;

  private final ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
  private TestDatabase database;
  private App app;
  private ApiClient client;

  @BeforeAll
  void start(@TempDir Path data) {
    TestServer.sharePrograms(data);
    app =
        TestServer.start(
            data,
            Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_ROOT_KEY", TestServer.ROOT_KEY));
    database = TestDatabase.embedded(data);
    client = new ApiClient(app.uri(), KEY);
    client
        .post(
            "/api/interactions",
            "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}")
        .expect(201);
  }

  @AfterAll
  void stop() {
    app.close();
    all.close();
  }

  @Test
  void tenantThatAsksTooMuch_isToldSo_andNobodyElse() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      ApiClient neighbour = TestServer.newTenant(app.uri());
      neighbour.get("/api/interactions").expect(200);
      Queue<ApiClient.Answer> answers = new ConcurrentLinkedQueue<>();

      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE interaction IN ACCESS EXCLUSIVE MODE");
      for (int i = 0; i < QUESTIONS; i++) {
        all.execute(() -> answers.add(client.get("/api/interactions?limit=1")));
      }
      Await.until("those who waited in vain", () -> answers.size() > QUESTIONS / 2);
      neighbour.get("/api/api-keys").expect(200);
      assertThat(answers)
          .allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("Too many questions are being answered");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
          });
      connection.commit();
      Await.until("the others", () -> answers.size() == QUESTIONS);
      assertThat(answers.stream().filter(answer -> answer.status() == 200)).isNotEmpty();
      client.get("/api/interactions").expect(200);
      assertThat(client.get("/metrics").expect(200).text())
          .containsPattern("provenance_requests_refused_total\\{reason=\"questions\"} [1-9]");
    }
  }

  /** PostgreSQL ends it in the same way when its time is over and when somebody asks for it. */
  @Test
  void questionThatTakesTooLong_isToldSo() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE interaction IN ACCESS EXCLUSIVE MODE");
      Future<ApiClient.Answer> question = all.submit(() -> client.get("/api/interactions"));
      Await.until(
          "the question to be ended",
          () ->
              database.number(
                      """
                      SELECT count(pg_cancel_backend(pid))
                        FROM (SELECT pid FROM pg_stat_activity
                               WHERE application_name = 'provenance read' AND wait_event_type = 'Lock' OFFSET 0) waiting
                      """)
                  > 0);

      ApiClient.Answer answer = question.get().expect(503);
      assertThat(answer.text()).contains("gave it up: ask for less");
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      connection.rollback();
    }
    assertThat(client.get("/metrics").expect(200).text())
        .contains("provenance_requests_refused_total{reason=\"timeout\"} 1.0");
  }
}
