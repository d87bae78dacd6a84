package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class TracesTest {
  private static final String UOW = "550e8400-e29b-41d4-a716-446655440000";

  private final ApiClient client = TestServer.newTenant();

  @Test
  void trace_isInTheOrderInWhichThingsHappened() {
    record("late", "2024-01-15T10:30:02Z");
    record("early", "2024-01-15T10:30:00.250Z");
    record("tie", "2024-01-15T10:30:02Z");
    record("now", null);

    JsonNode trace = client.get("/api/traces/" + UOW).expect(200).json();
    JsonNode timeline = client.get("/api/traces/" + UOW + "/timeline").expect(200).json();
    JsonNode summary = client.get("/api/traces/" + UOW + "/summary").expect(200).json();

    assertThat(trace.path("uowId").stringValue()).isEqualTo(UOW);
    assertThat(ids(trace.path("interactions"))).containsExactly("early", "late", "tie", "now");
    assertThat(ids(timeline.path("timeline"))).containsExactly("early", "late", "tie", "now");
    assertThat(timeline.at("/timeline/0/offsetMs").longValue()).isZero();
    assertThat(timeline.at("/timeline/2/offsetMs").longValue()).isEqualTo(1750);
    assertThat(summary.path("totalInteractions").longValue()).isEqualTo(4);
    assertThat(summary.path("resourceCount").longValue()).isEqualTo(4);
    assertThat(summary.path("durationMs").longValue())
        .isEqualTo(timeline.at("/timeline/3/offsetMs").longValue());
    assertThat(summary.path("users")).hasToString("[\"ada\",\"grace\"]");
    assertThat(summary.path("actions")).hasToString("[\"A\"]");
  }

  @Test
  void trace_inParts_missesAndRepeatsNothing() {
    for (int i = 0; i < 11; i++) {
      record("r-" + i, i % 3 == 0 ? null : "2024-01-15T10:30:0" + i % 2 + "Z");
    }
    List<String> whole = ids(client.get("/api/traces/" + UOW).json().path("interactions"));
    List<String> parts = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    String after = "";
    for (boolean more = true; more; ) {
      JsonNode part = client.get("/api/traces/" + UOW + "?limit=4" + after).expect(200).json();
      JsonNode steps =
          client.get("/api/traces/" + UOW + "/timeline?limit=4" + after).expect(200).json();
      parts.addAll(ids(part.path("interactions")));
      steps.path("timeline").forEach(step -> offsets.add(step.path("offsetMs").longValue()));
      more = part.path("hasMore").booleanValue();
      assertThat(part.path("nextAfter").isNull()).isEqualTo(!more);
      after = "&after=" + part.path("nextAfter");
    }

    assertThat(parts).isEqualTo(whole).hasSize(11);
    assertThat(offsets).isSorted().startsWith(0L);
    client.get("/api/traces/" + UOW + "?limit=10001").expect(400);
    client.get("/api/traces/" + UOW + "?limit=0").expect(400);
    client.get("/api/traces/" + UOW + "?after=x").expect(400);
  }

  @Test
  void trace_afterItsEnd_isEmptyNotMissing() {
    JsonNode last = record("only", null);

    JsonNode part =
        client
            .get("/api/traces/" + UOW + "?after=" + last.path("interactionNumber"))
            .expect(200)
            .json();

    assertThat(part.path("interactions")).isEmpty();
    assertThat(part.path("hasMore").booleanValue()).isFalse();
    client
        .get("/api/traces/" + UOW + "/timeline?after=" + last.path("interactionNumber"))
        .expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main x.c",
        "100%",
        "a%2Fb",
        "a+b",
        "x/timeline",
        "x/summary",
        "/leading",
        "trailing/",
        "a//b",
        "a/../b",
        "a?b=c#d",
        "a;b=c",
        "\u00e9\uD83D\uDE80",
        "timeline",
        "a\\b",
        "{id}",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
      })
  void trace_ofAnyResourceId_isFound(String id) {
    record(id, null);
    record("another", null);
    String path =
        "/api/traces/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

    JsonNode trace = client.get(path).expect(200).json();

    assertThat(trace.path("resourceId").stringValue()).isEqualTo(id);
    assertThat(ids(trace.path("interactions"))).containsExactly(id);
    assertThat(trace.path("uowIds")).hasToString("[\"" + UOW + "\"]");
    JsonNode timeline = client.get(path + "/timeline").expect(200).json();
    assertThat(ids(timeline.path("timeline"))).containsExactly(id);
    JsonNode summary = client.get(path + "/summary").expect(200).json();
    assertThat(summary.path("resourceId").stringValue()).isEqualTo(id);
    assertThat(summary.path("totalInteractions").longValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "00000000-0000-7000-8000-000000000000", "%00", "%ED%A0%80"})
  void trace_ofWhatIsNotThere_isNotFound(String id) {
    client.get("/api/traces/" + id).expect(404);
    client.get("/api/traces/" + id + "/timeline").expect(404);
    client.get("/api/traces/" + id + "/summary").expect(404);
  }

  private JsonNode record(String resourceId, @org.jspecify.annotations.Nullable String time) {
    String body =
        tools.jackson.databind.json.JsonMapper.shared()
            .createObjectNode()
            .put("resourceId", resourceId)
            .put("resourceType", "T")
            .put("action", "A")
            .put("origin", "O")
            .put("uowId", UOW)
            .put("userId", resourceId.length() % 2 == 0 ? "grace" : "ada")
            .put("interactionTimestamp", time)
            .toString();
    return client.post("/api/interactions", body).expect(201).json();
  }

  private static List<String> ids(JsonNode list) {
    return list.valueStream().map(row -> row.path("resourceId").stringValue()).toList();
  }

  @Test
  void trace_ofLargePayloads_comesInParts() {
    ApiClient tenant = TestServer.newTenant();
    String uow = "550e8400-e29b-41d4-a716-446655440000";
    String payload = "x".repeat(1_000_000);
    for (int i = 0; i < 20; i++) {
      tenant
          .post(
              "/api/interactions",
              "{\"resourceId\": \"large\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\","
                  + " \"uowId\": \""
                  + uow
                  + "\", \"interaction\": \""
                  + payload
                  + "\"}")
          .expect(201);
    }

    JsonNode first = tenant.get("/api/traces/" + uow).expect(200).json();
    JsonNode rest =
        tenant
            .get("/api/traces/" + uow + "?after=" + first.path("nextAfter").longValue())
            .expect(200)
            .json();

    assertThat(first.path("hasMore").booleanValue()).isTrue();
    assertThat(rest.path("hasMore").booleanValue()).isFalse();
    assertThat(first.path("interactions").size() + rest.path("interactions").size()).isEqualTo(20);
  }
}
