package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What there is most of. */
final class TopTest {
  private static final int MOST = 100_000;

  private final ApiClient client = TestServer.newTenant();

  @Test
  void top_byResource_tellsTypesApartAndBreaksTiesByValue() {
    record("b", "ORDER", "ada", null);
    record("a", "ORDER", null, "2024-05-01T10:00:00.000Z");
    record("c", "ORDER", null, null);
    record("c", "FILE", null, null);
    record("c", "ORDER", null, null);

    JsonNode top = top("by=resource");

    assertThat(values(top)).containsExactly("c ORDER 2", "a ORDER 1", "b ORDER 1", "c FILE 1");
    assertThat(top.at("/data/1/lastDate").stringValue()).isEqualTo("2024-05-01T10:00:00.000Z");
    assertThat(top.path("counted").longValue()).isEqualTo(5);
    assertThat(top.path("isComplete").booleanValue()).isTrue();
    assertThat(values(top("by=resource&limit=1"))).containsExactly("c ORDER 2");
    assertThat(values(top("by=resource&resourceType=file"))).containsExactly("c FILE 1");
    assertThat(values(top("by=resource&resourceType=NONE"))).isEmpty();
    assertThat(values(top("by=resource&endDate=2001-01-01"))).isEmpty();
  }

  @Test
  void top_byUser_leavesOutInteractionsWithoutOne() {
    assertThat(values(top("by=user"))).isEmpty();
    record("r", "ORDER", null, null);
    JsonNode none = top("by=user");
    assertThat(values(none)).isEmpty();
    assertThat(none.path("counted").longValue()).isEqualTo(1);

    for (String user : List.of("zoe", "ada", "zoe", "\uFFFDa", "\uD83D\uDE00")) {
      record("r", "ORDER", user, null);
    }
    assertThat(values(top("by=user")))
        .containsExactly("zoe null 2", "ada null 1", "\uFFFDa null 1", "\uD83D\uDE00 null 1");
  }

  /** Whether the rollup answers or the rows, the counts are those of a count of all rows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&resourceType=T1",
        "&action=A2&origin=O1",
        "&action=RARE",
        "&startDate=2001-01-01",
        "&resourceId=r1*",
        "&userId=u1&userId=u2",
        "&dateField=interactionTimestamp&endDate=2024-06-01"
      })
  void top_ofManyBlocks_agreesWithTheRows(String filter) {
    recordGenerated(new Random(11), 5_000);
    awaitRollup();
    recordGenerated(new Random(12), 700);
    List<JsonNode> rows = rows(filter);
    assertThat(top("by=user" + filter).path("counted").longValue()).isEqualTo(rows.size());
    Map.of(
            "action", List.of("actionMnemonic"),
            "resourceType", List.of("resourceTypeMnemonic"),
            "origin", List.of("originMnemonic"),
            "user", List.of("userId"),
            "resource", List.of("resourceId", "resourceTypeMnemonic"))
        .forEach((by, members) ->
            assertThat(values(top("limit=100&by=" + by + filter)))
                .as(by)
                .isEqualTo(expected(rows, members)));
  }

  @Test
  void top_ofMoreThanAreCounted_countsTheNewest() {
    int more = 5_000;
    record("old", "ORDER", "ada", null);
    for (int i = 0; i < (MOST + more) / 5_000; i++) {
      recordMany("r" + i, 5_000);
    }

    for (String filter : List.of("", "&action=A", "&userId=ada")) {
      JsonNode top = top("by=resource&limit=100" + filter);

      assertThat(top.path("isComplete").booleanValue()).as(filter).isFalse();
      assertThat(top.path("counted").longValue()).isEqualTo(MOST);
      assertThat(values(top))
          .hasSize(MOST / 5_000)
          .allMatch(value -> value.endsWith(" T 5000"))
          .noneMatch(value -> value.startsWith("r0 ") || value.startsWith("old "));
    }
    JsonNode actions = top("by=action");
    assertThat(values(actions)).containsExactly("A null 105000", "CREATE null 1");
    assertThat(actions.path("isComplete").booleanValue()).isTrue();
    assertThat(top("by=action&userId=ada").path("isComplete").booleanValue()).isFalse();
    JsonNode exact = top("by=resource&resourceId=r1*&resourceId=r20&resourceId=r2");
    assertThat(exact.path("counted").longValue()).isEqualTo(13 * 5_000);
    assertThat(exact.path("isComplete").booleanValue()).isTrue();
  }

  @Test
  void top_ofAnotherTenant_showsNothing() {
    record("secret", "ORDER", "ada", null);
    ApiClient other = TestServer.newTenant();
    for (String by : List.of("resource", "user", "action", "resourceType", "origin")) {
      JsonNode top = other.get("/api/interactions/top?by=" + by).expect(200).json();
      assertThat(values(top)).isEmpty();
      assertThat(top.path("counted").longValue()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=10|by: is missing",
        "by=uow|by: \"uow\" (expected: one of resource, user, action, resourceType, origin)",
        "by=user&limit=101|limit: \"101\"",
        "by=user&page=2|page: has no meaning for a top list",
        "by=user&after=2|after: has no meaning for a top list",
        "by=user&startDate=soon|startDate: \"soon\"",
      })
  void top_faulty_isRefused(String query, String message) {
    JsonNode problem = client.get("/api/interactions/top?" + query).expect(400).json();
    assertThat(problem.path("detail").stringValue()).startsWith(message);
  }

  private JsonNode top(String query) {
    return client.get("/api/interactions/top?" + query).expect(200).json();
  }

  private static List<String> values(JsonNode top) {
    return top.path("data")
        .valueStream()
        .map(v ->
            v.path("value").stringValue()
                + " "
                + v.path("resourceType").asString("null")
                + " "
                + v.path("count").longValue())
        .toList();
  }

  private static List<String> expected(List<JsonNode> rows, List<String> members) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode row : rows) {
      if (!row.path(members.getFirst()).isNull()) {
        String type = members.size() == 1 ? "null" : row.path(members.get(1)).stringValue();
        counts.merge(row.path(members.getFirst()).stringValue() + " " + type, 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(e -> e.getKey() + " " + e.getValue())
        .limit(100)
        .toList();
  }

  private List<JsonNode> rows(String filter) {
    List<JsonNode> rows = new ArrayList<>();
    JsonNode page;
    do {
      page =
          client
              .get("/api/interactions?limit=100&page=" + (rows.size() / 100 + 1) + filter)
              .expect(200)
              .json();
      page.path("data").forEach(rows::add);
    } while (page.at("/pagination/hasNext").booleanValue());
    return rows;
  }

  private void recordGenerated(Random random, int count) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(
          item(
              "r" + random.nextInt(40),
              "T" + random.nextInt(3),
              random.nextInt(500) == 0 ? "RARE" : "A" + random.nextInt(4),
              "O" + random.nextInt(2),
              random.nextInt(3) == 0 ? null : "u" + random.nextInt(5),
              random.nextInt(3) == 0
                  ? "2024-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z"
                  : null));
    }
    batch(items);
  }

  private void recordMany(String resourceId, int count) {
    batch(Collections.nCopies(count, item(resourceId, "T", "A", "O", "ada", null)));
  }

  private void batch(List<String> items) {
    client.post("/api/interactions/batch", "[" + String.join(",", items) + "]").expect(201);
  }

  private void record(
      String resourceId, String type, @Nullable String user, @Nullable String timestamp) {
    client
        .post("/api/interactions", item(resourceId, type, "CREATE", "O", user, timestamp))
        .expect(201);
  }

  private static String item(
      String resourceId,
      String type,
      String action,
      String origin,
      @Nullable String user,
      @Nullable String timestamp) {
    return """
    {"resourceId": "%s", "resourceType": "%s", "action": "%s", "origin": "%s", "userId": %s, "interactionTimestamp": %s}\
    """
        .formatted(resourceId, type, action, origin, quoted(user), quoted(timestamp));
  }

  private static @Nullable String quoted(@Nullable String text) {
    return text == null ? null : "\"" + text + "\"";
  }

  private void awaitRollup() {
    TestDatabase database = TestServer.database();
    int tenant = TestServer.tenantId(client);
    Await.until(
        "the rollup",
        () -> database.number("SELECT head FROM index_head WHERE tenant_id = " + tenant) >= 3_072);
  }
}
