package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More questions than there are connections to answer them. */
final class QuestionsTest {
  private static final String KEY = "pak_" + "6".repeat(64);
  private static final int QUESTIONS = 100;

  @Test
  void tenantThatAsksTooMuch_isToldSo_andNobodyElse(@TempDir Path data) throws Exception {
    TestServer.sharePrograms(data);
    Map<String, String> settings =
        Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_ROOT_KEY", TestServer.ROOT_KEY);
    try (App app = TestServer.start(data, settings);
        ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
        Connection connection = TestDatabase.embedded(data).connect();
        Statement statement = connection.createStatement()) {
      ApiClient client = new ApiClient(app.uri(), KEY);
      ApiClient neighbour = TestServer.newTenant(app.uri());
      client
          .post(
              "/api/interactions",
              "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}")
          .expect(201);
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
    }
  }
}
