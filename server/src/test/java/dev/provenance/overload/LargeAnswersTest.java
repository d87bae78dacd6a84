package dev.provenance.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hundred interactions of nearly a mebibyte, in a heap that does not hold them thrice. */
final class LargeAnswersTest {
  private static final String KEY = "pak_" + "6".repeat(64);
  private static final String UOW = "018f3a5c-9d2e-7b41-8c6a-2f1e0d9b8a77";
  private static final int COUNT = 100;
  private static final int BYTES = 900_000;
  private static final int FIT = 20;
  private static final int READERS = 20;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"uowId\": \"%s\", \"interaction\": \"%s\"}"
          .formatted(UOW, "é".repeat(BYTES / 2));

  @TempDir Path data;

  @BeforeEach
  void sharePrograms() {
    TestServer.sharePrograms(data);
  }

  @Test
  void whateverIsAsked_theHeapIsNotFilled() {
    Map<String, String> settings =
        Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_ROOT_KEY", TestServer.ROOT_KEY);
    try (ServerProcess server = CompiledServer.start(data, Crowd.SMALL_HEAP, settings)) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      ApiClient neighbour = TestServer.newTenant(server.uri());
      for (int i = 0; i < COUNT; i++) {
        client.post("/api/interactions", ITEM).expect(201);
      }

      tooMuchAtOnce_isRefused_whatFitsIsWhole(client);

      Crowd crowd = new Crowd(client);
      try (crowd) {
        crowd.readers(READERS, "/api/interactions?limit=" + FIT);
        crowd.readers(READERS, "/api/interactions?limit=" + COUNT);
        crowd.readers(READERS, "/api/traces/" + UOW);
        crowd.deaf(READERS, "/api/interactions?limit=" + FIT);
        crowd.deaf(READERS, "/api/interactions/stream?after=0");
        crowd.deaf(READERS, "/api/interactions/export?format=ndjson");
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (System.nanoTime() < end) {
          client.get("/health/ready").expect(200);
          neighbour.get("/api/interactions?limit=100").expect(200);
        }
      }

      assertThat(crowd.broken()).isEmpty();
      assertThat(crowd.statuses().keySet()).isSubsetOf(200, 400, 503).contains(200, 400);
      client.get("/health/ready").expect(200);
    }
  }

  private static void tooMuchAtOnce_isRefused_whatFitsIsWhole(ApiClient client) {
    JsonNode page = client.get("/api/interactions?limit=" + FIT).expect(200).json().path("data");
    assertThat(page).hasSize(FIT).allMatch(row -> isWhole(row));
    assertThat(client.get("/api/interactions?limit=" + COUNT).expect(400).text())
        .contains("limit")
        .contains("ask for fewer");
    JsonNode trace = client.get("/api/traces/" + UOW).expect(200).json();
    assertThat(trace.path("interactions")).isNotEmpty().allMatch(row -> isWhole(row));
  }

  private static boolean isWhole(JsonNode row) {
    return row.path("interaction").stringValue().length() == BYTES / 2;
  }
}
