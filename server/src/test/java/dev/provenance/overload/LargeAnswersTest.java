package dev.provenance.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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
  private static final int FEW = 20;
  private static final int READERS = 20;
  private static final int STRANGERS = 300;
  private static final int SMALL_BYTES = 16_000;
  private static final int BATCHES = 20;
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

      everyAnswer_isWhole(client);

      Crowd crowd = new Crowd(client);
      try (crowd) {
        crowd.readers(READERS, "/api/interactions?limit=" + FEW);
        crowd.readers(READERS, "/api/interactions?limit=" + COUNT);
        crowd.readers(READERS, "/api/traces/" + UOW);
        crowd.deaf(READERS, "/api/interactions?limit=" + FEW);
        crowd.deaf(READERS, "/api/interactions/stream?after=0");
        crowd.deaf(READERS, "/api/interactions/export?format=ndjson");
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (System.nanoTime() < end) {
          client.get("/health/ready").expect(200);
          neighbour.get("/api/interactions?limit=100").expect(200);
        }
      }

      assertThat(crowd.broken()).isEmpty();
      assertThat(crowd.statuses().keySet()).isSubsetOf(200, 503).contains(200);
      client.get("/health/ready").expect(200);
    }
  }

  /** Three bytes each, of which Java counts one character, and none of the payloads is large. */
  @Test
  void tracesOfManySmallPayloads_theHeapIsNotFilled() {
    String text = "字".repeat(SMALL_BYTES / 3);
    String item =
        "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"uowId\": \"%s\", \"interaction\": \"%s\", \"externalResponse\": \"%2$s\"}"
            .formatted(UOW, text);
    String batch = "[" + String.join(",", Collections.nCopies(COUNT, item)) + "]";
    try (ServerProcess server =
        CompiledServer.start(data, Crowd.SMALL_HEAP, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      for (int i = 0; i < BATCHES; i++) {
        client.post("/api/interactions/batch", batch).expect(201);
      }

      Crowd crowd = new Crowd(client);
      try (crowd) {
        crowd.readers(READERS, "/api/traces/" + UOW + "?limit=10000");
        crowd.readers(READERS, "/api/interactions?limit=100");
        crowd.deaf(READERS, "/api/traces/" + UOW + "/timeline");
        crowd.deaf(STRANGERS, "/docs/swagger-ui/swagger-ui-bundle.js");
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (System.nanoTime() < end) {
          client.get("/health/ready").expect(200);
        }
      }

      assertThat(crowd.broken()).isEmpty();
      assertThat(crowd.statuses().keySet()).isSubsetOf(200, 503).contains(200);
      client.get("/health/ready").expect(200);
    }
  }

  private static void everyAnswer_isWhole(ApiClient client) {
    for (String query : List.of("limit=" + FEW, "limit=" + COUNT, "after=0&limit=" + COUNT)) {
      JsonNode page = client.get("/api/interactions?" + query).expect(200).json().path("data");
      assertThat(page).hasSizeBetween(FEW, COUNT).allMatch(row -> isWhole(row));
    }
    JsonNode trace = client.get("/api/traces/" + UOW).expect(200).json();
    assertThat(trace.path("interactions")).isNotEmpty().allMatch(row -> isWhole(row));
    JsonNode steps = client.get("/api/traces/" + UOW + "/timeline").expect(200).json();
    assertThat(steps.path("timeline")).hasSize(COUNT);
  }

  private static boolean isWhole(JsonNode row) {
    return row.path("interaction").stringValue().length() == BYTES / 2;
  }
}
