package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Conditions on payloads in the filters that lists, timelines, streams and the rest share. */
final class JsonFilterTest {
  private static final String ABOVE = "{\"path\":\"total\",\"operator\":\"gt\",\"value\":100}";
  private static final String PAID = "{\"path\":\"paid\",\"operator\":\"exists\"}";

  private final ApiClient client = TestServer.newTenant();

  @BeforeEach
  void record() {
    for (String payload :
        List.of(
            "{\"total\": 100}",
            "{\"total\": 100.5}",
            "{\"total\": 7, \"paid\": null}",
            "{\"total\": 250, \"paid\": true}",
            "\"text\"")) {
      record("order", payload);
    }
  }

  @Test
  void list_anyOrAll_hasExactTotals() {
    assertThat(numbers(list(filters(ABOVE)))).containsExactly(4, 2);
    assertThat(numbers(list(filters(ABOVE, PAID)))).containsExactly(4, 3, 2);
    assertThat(numbers(list(filters(ABOVE, PAID) + "&match=all"))).containsExactly(4);
    assertThat(numbers(list(filters(ABOVE) + "&after=2"))).containsExactly(4);
    JsonNode page = list(filters(ABOVE) + "&limit=1&page=2");
    assertThat(numbers(page)).containsExactly(2);
    assertThat(page.at("/pagination/total").longValue()).isEqualTo(2);

    record("order", "{\"total\": 101}");
    assertThat(list(filters(ABOVE) + "&limit=1").at("/pagination/total").longValue()).isEqualTo(3);
  }

  @Test
  void list_withOtherFilters_combinesThem() {
    record("other", "{\"total\": 300}");
    assertThat(numbers(list(filters(ABOVE) + "&resourceId=other"))).containsExactly(6);
    assertThat(numbers(list(filters(ABOVE) + "&action=NONE"))).isEmpty();
  }

  @Test
  void timeline_countsWhatMatches() {
    for (String more : List.of("", "&granularity=day", "&groupBy=action", "&days=1")) {
      JsonNode counted =
          client.get("/api/interactions/timeline?" + filters(ABOVE) + more).expect(200).json();
      assertThat(counted.path("total").longValue()).as(more).isEqualTo(2);
    }
  }

  @Test
  void stream_showsWhatMatches() throws Exception {
    String path = "/api/interactions/stream?after=0&match=all&" + filters(ABOVE, PAID);
    try (EventReader reader = EventReader.open(client, path, null)) {
      record("order", "{\"total\": 1, \"paid\": 1}");
      record("order", "{\"total\": 101, \"paid\": 1}");
      Await.until("the position", () -> reader.lastId().equals("7"));
      assertThat(reader.numbers()).containsExactly(4L, 7L);
    }
  }

  @Test
  void top_andExport_useThem() {
    JsonNode top =
        client.get("/api/interactions/top?by=resource&" + filters(ABOVE, PAID)).expect(200).json();
    assertThat(top.path("counted").longValue()).isEqualTo(3);
    String lines =
        client
            .get("/api/interactions/export?format=ndjson&match=all&" + filters(ABOVE, PAID))
            .expect(200)
            .text();
    assertThat(lines.lines()).singleElement().asString().contains("\"interactionNumber\":4,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|expected: a condition like",
        "{\"path\":|expected: a condition like",
        "{} {}|expected: a condition like",
        "{\"operator\":\"exists\"}|path of",
        "{\"path\":\"a\",\"operator\":\"like\",\"value\":1}|expected: one of equals, contains",
        "{\"path\":\"a\",\"operator\":\"gt\"}|value of",
        "{\"path\":\"a\",\"operator\":\"startsWith\",\"value\":1}|cannot be compared",
        "{\"path\":\"a\",\"operator\":\"equals\",\"value\":\"\\u0000\"}|cannot be compared",
      })
  void jsonFilter_faulty_isRefusedByName(String condition, String message) {
    for (String path :
        List.of("?", "/timeline?", "/stream?", "/export?", "/top?by=user&", "?after=0&")) {
      JsonNode details =
          client.get("/api/interactions" + path + filters(condition)).expect(400).json();
      assertThat(details.path("details"))
          .as(path)
          .anySatisfy(fault -> {
            assertThat(fault.path("path").stringValue()).isEqualTo("jsonFilter");
            assertThat(fault.path("message").stringValue()).contains(message);
          });
    }
  }

  @Test
  void jsonFilters_many_areTakenUpTo20() {
    String[] conditions =
        IntStream.range(0, 21)
            .mapToObj(
                "{\"path\":\"total\",\"operator\":\"equals\",\"value\":\"%0200d\"}"::formatted)
            .toArray(String[]::new);
    assertThat(numbers(list(filters(List.of(conditions).subList(1, 21).toArray(String[]::new)))))
        .isEmpty();
    String refused = client.get("/api/interactions?" + filters(conditions)).expect(400).text();
    assertThat(refused).contains("was given 21 times (expected: at most 20)");
    assertThat(client.get("/api/interactions?match=some").expect(400).text())
        .contains("(expected: any or all)");
  }

  private void record(String resourceId, String payload) {
    client
        .post(
            "/api/interactions",
            "{\"resourceId\": \"%s\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"interaction\": %s}"
                .formatted(resourceId, payload))
        .expect(201);
  }

  private JsonNode list(String query) {
    return client.get("/api/interactions?" + query).expect(200).json();
  }

  private static List<Integer> numbers(JsonNode list) {
    return list.path("data")
        .valueStream()
        .map(row -> row.path("interactionNumber").intValue())
        .toList();
  }

  private static String filters(String... conditions) {
    return List.of(conditions).stream()
        .map(c -> "jsonFilter=" + URLEncoder.encode(c, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
