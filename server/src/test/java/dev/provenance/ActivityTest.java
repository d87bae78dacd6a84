package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ActivityTest {
  private static final String UOW = "550e8400-e29b-41d4-a716-44665544000";
  private static final List<String> PAYLOADS =
      List.of(
          "{\"total\": 10, \"body\": {\"title\": \"Hello world\"}, \"tags\": [\"a\", \"b\"], \"paid\": true}",
          "{\"total\": 9.5, \"body\": {\"title\": \"hello\"}, \"when\": \"2024-01-15\", \"gone\": null}",
          "{\"total\": \"10\", \"body\": \"Hello\", \"tags\": {\"a\": 1, \"b\": 2}}",
          "{\"total\": 10, \"trick\": \"\\u0000\"}",
          "{\"total\": 10, \"half\": \"\\ud83d\"}",
          "{\"total\": 1e999999}",
          "[{\"total\": 10}]",
          "\"text\"");

  private final ApiClient client = TestServer.newTenant();

  @BeforeEach
  void recordOnePerUnitOfWork() {
    for (int i = 0; i < PAYLOADS.size(); i++) {
      record("order-" + i, i % 2 == 0 ? "ORDER" : "INVOICE", UOW + i, PAYLOADS.get(i));
    }
    record("plain", "ORDER", UOW + 9, "null");
  }

  /** Otherwise the answer would be many times as large as the question. */
  @Test
  void search_withThousandsOfFaults_namesTheFirstHundred() {
    String faulty = String.join(",", Collections.nCopies(10_000, "\"x\""));
    JsonNode details =
        client
            .post("/api/activity", "{\"filters\": {\"uowId\": [" + faulty + "]}}")
            .expect(400)
            .json()
            .path("details");
    assertThat(details).hasSize(100);
  }

  /** Each of them would be thirty times as large in memory. */
  @Test
  void search_ofTooManyParts_isRefused() {
    String parts = String.join(",", Collections.nCopies(30_000, "{}"));

    String text =
        client
            .post("/api/activity", "{\"filters\": {}, \"other\": [" + parts + "]}")
            .expect(400)
            .text();

    assertThat(text).contains("20000");
  }

  @Test
  void search_byResource_groupsByUserAndUnitOfWork() {
    record("order-0", "ORDER", UOW + 0, "1");
    record("order-0", "FILE", UOW + 1, "1");

    JsonNode found = search("{\"resources\": [{\"resourceId\": \"order-0\"}]}");

    assertThat(groups(found)).containsExactly(1, 0);
    JsonNode last = found.at("/data/1");
    assertThat(last.path("interactionCount").longValue()).isEqualTo(2);
    assertThat(last.path("resources"))
        .hasToString("[{\"resourceId\":\"order-0\",\"resourceType\":\"ORDER\",\"count\":2}]");
    assertThat(
            groups(
                search(
                    "{\"resources\": [{\"resourceId\": \"order-0\", \"resourceType\": \"file\"}]}")))
        .containsExactly(1);
  }

  @Test
  void search_byWildcard_findsEveryResourceOfTheType() {
    assertThat(
            groups(
                search(
                    "{\"resources\": [{\"resourceId\": \"*\", \"resourceType\": \"invoice\"}]}")))
        .containsExactly(7, 5, 3, 1);
    assertThat(
            groups(
                search("{\"resources\": [{\"resourceId\": \"*\", \"resourceType\": \"NONE\"}]}")))
        .isEmpty();
    client.post("/api/activity", "{\"resources\": [{\"resourceId\": \"*\"}]}").expect(400);
  }

  @Test
  void search_byUnitOfWork_narrowsNothingByType() {
    assertThat(
            groups(
                search(
                    "{\"resources\": [{\"resourceId\": \"%s2\", \"resourceType\": \"WHATEVER\"}]}"
                        .formatted(UOW))))
        .containsExactly(2);
    assertThat(groups(search("{\"filters\": {\"uowId\": \"%s2\"}}".formatted(UOW))))
        .containsExactly(2);
  }

  @Test
  void search_byFilters_combinesThem() {
    assertThat(
            groups(
                search(
                    "{\"resources\": [{\"resourceId\": \"order-1\"}, {\"resourceId\": \"order-2\"}], \"filters\": {\"resourceType\": \"ORDER\", \"userId\": [\"ada\", \"nobody\"], \"action\": \"A\", \"origin\": \"O\"}}")))
        .containsExactly(2);
    assertThat(groups(search("{\"filters\": {\"externalReference\": \"order-3\"}}")))
        .containsExactly(3);
    assertThat(groups(search("{\"filters\": {}, \"endDate\": \"2001-01-01\"}"))).isEmpty();
    client.post("/api/activity", "{}").expect(400);
    client.post("/api/activity", "[]").expect(400);
  }

  /** Expected are the numbers of the payloads that match, the latest first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          total      | equals     | 10             | 0
          total      | equals     | 10.0           | 0
          total      | equals     | "10"           | 2
          total      | equals     | null           |
          gone       | equals     | null           | 1
          0.total    | equals     | 10             | 6
          tags.0     | equals     | "a"            | 0
          tags       | contains   | "b"            | 0
          tags       | contains   | {"a": 1}       | 2
          body.title | contains   | "lo"           | 1 0
          body.title | contains   | "%"            |
          paid       | contains   | true           | 0
          body.title | startsWith | "Hello"        | 0
          body       | startsWith | "Hello"        | 2
          body.title | exists     | true           | 1 0
          gone       | exists     | true           | 1
          total      | gt         | 9.5            | 0
          total      | gte        | 9.5            | 1 0
          total      | lt         | 10             | 1
          total      | lte        | 10             | 1 0
          total      | lt         | "9"            | 2
          when       | gt         | "2024-01-14"   | 1
          when       | lt         | "2024-01-15T"  | 1
          total      | gt         | 1e999999       |
          nowhere    | equals     | 1              |
          """)
  void jsonFilter_findsWhatMatches(
      String path, String operator, String value, @org.jspecify.annotations.Nullable String found) {
    JsonNode answer =
        search(
            "{\"filters\": {}, \"jsonFilters\": [{\"path\": \"%s\", \"operator\": \"%s\", \"value\": %s}]}"
                .formatted(path, operator, value));

    List<Integer> expected =
        found == null ? List.of() : Arrays.stream(found.split(" ")).map(Integer::valueOf).toList();
    assertThat(groups(answer)).isEqualTo(expected);
  }

  @Test
  void jsonFilter_existsFalse_findsWhatHasNone() {
    assertThat(
            groups(
                search(
                    "{\"filters\": {}, \"jsonFilters\": [{\"path\": \"total\", \"operator\": \"exists\", \"value\": false}]}")))
        .contains(9, 7, 6)
        .doesNotContain(0, 1, 2);
  }

  @Test
  void jsonFilters_matchAnyOrAll() {
    String conditions =
        "\"jsonFilters\": [{\"path\": \"total\", \"operator\": \"gte\", \"value\": 9}, {\"path\": \"paid\", \"operator\": \"exists\"}]";

    assertThat(groups(search("{\"filters\": {}, " + conditions + "}"))).containsExactly(1, 0);
    assertThat(groups(search("{\"filters\": {}, \"match\": \"all\", " + conditions + "}")))
        .containsExactly(0);
    client.post("/api/activity", "{\"filters\": {}, \"match\": \"some\"}").expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operator\": \"equals\", \"value\": 1}",
        "{\"path\": \"a\", \"operator\": \"like\", \"value\": 1}",
        "{\"path\": \"a\", \"operator\": \"equals\"}",
        "{\"path\": \"a\", \"operator\": \"startsWith\", \"value\": 1}",
        "{\"path\": \"a\", \"operator\": \"exists\", \"value\": 1}",
        "{\"path\": \"a\", \"operator\": \"equals\", \"value\": \"\\u0000\"}",
        "{\"path\": \"a\\u0000\", \"operator\": \"exists\"}",
        "{\"path\": \"a\\ud800\", \"operator\": \"exists\"}",
        "{\"path\": \"a\", \"operator\": \"equals\", \"value\": \"\\ud800\"}",
        "7"
      })
  void jsonFilter_faulty_isRefused(String condition) {
    client
        .post("/api/activity", "{\"filters\": {}, \"jsonFilters\": [" + condition + "]}")
        .expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800"})
  void resourceId_thatCannotBeStored_isRefused(String id) {
    client.post("/api/activity", "{\"resources\": [{\"resourceId\": \"" + id + "\"}]}").expect(400);
  }

  @Test
  void pages_coverEverythingOnce() {
    List<Integer> all = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      JsonNode found = search("{\"filters\": {}, \"page\": %d, \"limit\": 4}".formatted(page));
      all.addAll(groups(found));
      assertThat(found.at("/pagination/total").longValue()).isEqualTo(9);
      assertThat(found.at("/pagination/totalPages").longValue()).isEqualTo(3);
      assertThat(found.at("/pagination/hasNext").booleanValue()).isEqualTo(page < 3);
    }
    assertThat(all).containsExactly(9, 7, 6, 5, 4, 3, 2, 1, 0);
  }

  private void record(String resourceId, String type, String uow, String payload) {
    client
        .post(
            "/api/interactions",
            "{\"resourceId\": \"%1$s\", \"externalReference\": \"%1$s\", \"resourceType\": \"%2$s\", \"action\": \"A\", \"origin\": \"O\", \"userId\": \"ada\", \"uowId\": \"%3$s\", \"interaction\": %4$s}"
                .formatted(resourceId, type, uow, payload))
        .expect(201);
  }

  private JsonNode search(String body) {
    return client.post("/api/activity", body).expect(200).json();
  }

  private static List<Integer> groups(JsonNode answer) {
    return answer
        .path("data")
        .valueStream()
        .map(group -> group.path("uowId").stringValue())
        .map(uow -> uow.charAt(uow.length() - 1) - '0')
        .toList();
  }
}
