package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RateLimitTest {
  private static final String KEY = "pak_" + "a".repeat(64);

  @TempDir Path data;

  @Test
  void requests_beyondTheLimit_areRefusedPerKey() {
    TestServer.sharePrograms(data);
    Map<String, String> settings =
        Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_RATE_LIMIT", "5");
    try (App app = TestServer.start(data, settings)) {
      ApiClient first = new ApiClient(app.uri(), KEY);
      String second =
          first
              .post("/api/api-keys", "{\"label\": \"second\"}")
              .expect(201)
              .json()
              .path("key")
              .stringValue();
      for (int left = 3; left >= 0; left--) {
        ApiClient.Answer answer = first.get("/api/interactions").expect(200);
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("" + left);
        assertThat(Long.parseLong(answer.header("X-RateLimit-Reset"))).isBetween(1L, 60L);
      }

      ApiClient.Answer refused = first.get("/api/interactions").expect(429);

      assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 12L);
      assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
      new ApiClient(app.uri(), second).get("/api/interactions").expect(200);
      first.get("/health/ready").expect(200);
    }
  }
}
