package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthTest {
  private static final String KEY = "pak_" + "b".repeat(64);

  @TempDir Path data;

  @Test
  void healthy_needsNoKey() {
    ApiClient nobody = new ApiClient(TestServer.uri(), "");

    nobody.get("/health/live").expect(200);
    nobody.get("/health/ready").expect(200);
    assertThat(nobody.get("/metrics").expect(200).text())
        .contains("provenance_interactions_stored_total", "provenance_database_connections_busy");
  }

  /** The postmaster cannot come back while its cluster is hidden from it. */
  @Test
  void databaseAway_isAliveButNotReady() throws IOException {
    TestServer.sharePrograms(data);
    try (ServerProcess server =
        CompiledServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      Path cluster = data.resolve("cluster");
      Path hidden = data.resolve("hidden");
      long postmaster = TestDatabase.postmaster(data);
      Files.move(cluster, hidden);
      ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);

      Await.until("not ready", () -> client.get("/health/ready").status() == 503);
      assertThat(client.get("/health/ready").expect(503).header("Retry-After")).isNotEmpty();
      client.get("/health/live").expect(200);
      ApiClient.Answer refused = client.get("/api/interactions").expect(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused.text()).doesNotContain("Exception", "127.0.0.1", "SQL");
      client
          .post(
              "/api/interactions",
              "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}")
          .expect(503);

      Files.move(hidden, cluster);
      Await.until(
          "ready again", Duration.ofSeconds(60), () -> client.get("/health/ready").status() == 200);
      client.get("/api/interactions").expect(200);
    }
  }
}
