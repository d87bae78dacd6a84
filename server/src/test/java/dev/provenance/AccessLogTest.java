package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AccessLogTest {
  private static final String KEY = "pak_" + "a".repeat(64);
  private static final String LIST = "/api/interactions";

  @TempDir Path data;

  @Test
  void problem_hasTheIdThatWasSent_alsoWithoutALog() {
    ApiClient client = TestServer.newTenant();

    ApiClient.Answer refused =
        client.send("GET", LIST + "?limit=0", "", Map.of("X-Request-Id", "cart-7")).expect(400);

    assertThat(refused.json().path("requestId").stringValue()).isEqualTo("cart-7");
  }

  @Test
  void everyRequest_isALine_knownByItsId() {
    Queue<String> said = new ConcurrentLinkedQueue<>();
    try (App app = LoggedServer.start(data, KEY, m -> {}, said::add)) {
      ApiClient client = new ApiClient(app.uri(), KEY);
      String self = client.get("/api/session").json().path("apiKeyId").stringValue();
      client.send("GET", LIST + "?userId=ada", "", Map.of("X-Request-Id", "cart-7.a_B"));
      ApiClient.Answer refused = client.get(LIST + "?limit=0").expect(400);
      client.send("GET", LIST, "", Map.of("X-Request-Id", "a b"));
      new ApiClient(app.uri(), "").get(LIST).expect(401);

      Await.until("five lines", () -> said.size() == 5);
      List<JsonNode> lines = said.stream().map(JsonMapper.shared()::readTree).toList();

      JsonNode second = lines.get(1);
      assertThat(second.path("requestId").stringValue()).isEqualTo("cart-7.a_B");
      assertThat(second.path("method").stringValue()).isEqualTo("GET");
      assertThat(second.path("path").stringValue()).isEqualTo(LIST);
      assertThat(second.path("route").stringValue()).isEqualTo(LIST);
      assertThat(second.path("status").intValue()).isEqualTo(200);
      assertThat(second.path("micros").longValue()).isPositive();
      assertThat(second.path("tenantId").intValue()).isEqualTo(1);
      assertThat(second.path("apiKeyId").stringValue()).isEqualTo(self);
      String id = lines.get(2).path("requestId").stringValue();
      assertThat(refused.json().path("requestId").stringValue()).isEqualTo(id);
      assertThat(refused.header("X-Request-Id")).isEqualTo(id);
      assertThat(lines.get(2).path("status").intValue()).isEqualTo(400);
      assertThat(lines.get(3).path("requestId").stringValue()).hasSize(36);
      assertThat(lines.get(4).path("status").intValue()).isEqualTo(401);
      assertThat(lines.get(4).has("apiKeyId")).isFalse();
      assertThat(said).noneMatch(line -> line.contains("ada") || line.contains("pak_"));
    }
  }
}
