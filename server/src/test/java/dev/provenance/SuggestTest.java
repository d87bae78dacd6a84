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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Completing what somebody types. */
final class SuggestTest {
  private final ApiClient client = TestServer.newTenant();

  @Test
  void suggest_typedInAnyCase_findsTheUsualSpellings() {
    record("order-2", "ORDER-9", "Order-x", "oRDER-hidden", "ordinal", "other", "order-2", "order");

    assertThat(suggest("resourceId", "order"))
        .containsExactly("ORDER-9", "Order-x", "order", "order-2");
    assertThat(suggest("resourceId", "ORDER"))
        .containsExactly("ORDER-9", "Order-x", "order", "order-2");
    assertThat(suggest("resourceId", "oRDER"))
        .containsExactly("ORDER-9", "Order-x", "oRDER-hidden", "order", "order-2");
    assertThat(suggest("resourceId", "order-2")).containsExactly("order-2");
    assertThat(suggest("resourceId", "nothing")).isEmpty();
    assertThat(suggest("resourceId", "")).hasSize(7).isSorted();
  }

  @Test
  void suggest_moreThanTheLimit_prefersWhatWasTyped() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add("ORDER-%02d".formatted(i));
    }
    ids.add("order-a");
    record(ids.toArray(String[]::new));

    assertThat(suggest("resourceId", "order")).hasSize(10).contains("order-a", "ORDER-08");
    assertThat(suggest("resourceId", "ORDER")).isEqualTo(ids.subList(0, 10));
    assertThat(suggest("resourceId", "ORDER&limit=20")).isEqualTo(ids.subList(0, 20));
    assertThat(suggest("resourceId", "ORDER&limit=1")).containsExactly("ORDER-00");
  }

  @Test
  void suggest_otherMembers_haveTheirOwnValues() {
    client
        .post(
            "/api/interactions",
            "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"userId\": \"Ada\", \"externalReference\": \"ref-1\"}")
        .expect(201);
    record("s");

    assertThat(suggest("userId", "")).containsExactly("Ada");
    assertThat(suggest("userId", "a")).containsExactly("Ada");
    assertThat(suggest("externalReference", "REF")).containsExactly("ref-1");
    assertThat(suggest("resourceId", "R")).containsExactly("r");
  }

  @Test
  void suggest_charactersWithMeaningElsewhere_areThemselves() {
    record("a%b", "a_b", "axb", "é-1", "É-2", "\uFFFDa", "\uD83D\uDE00a", "\uD83D\uDE00b", "*");

    assertThat(suggest("resourceId", "a%")).containsExactly("a%b");
    assertThat(suggest("resourceId", "a_")).containsExactly("a_b");
    assertThat(suggest("resourceId", "é")).containsExactly("É-2", "é-1");
    assertThat(suggest("resourceId", "\uD83D\uDE00"))
        .containsExactly("\uD83D\uDE00a", "\uD83D\uDE00b");
    assertThat(suggest("resourceId", "")).endsWith("\uFFFDa", "\uD83D\uDE00a", "\uD83D\uDE00b");
    assertThat(suggest("resourceId", "*")).containsExactly("*");
  }

  @Test
  void suggest_ofAnotherTenant_showsNothing() {
    record("secret");
    ApiClient other = TestServer.newTenant();
    assertThat(other.get("/api/suggest?field=resourceId").expect(200).json().path("data"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prefix=a|field: is missing",
        "field=uowId|field: \"uowId\" (expected: one of resourceId, userId, externalReference)",
        "field=userId&limit=21|limit: \"21\"",
        "field=userId&limit=0|limit: \"0\"",
        "field=userId&prefix=a%00|prefix: contains the character U+0000",
        "field=userId&prefix=a&prefix=b|prefix: was given 2 times",
      })
  void suggest_faulty_isRefused(String query, String message) {
    JsonNode problem = client.get("/api/suggest?" + query).expect(400).json();
    assertThat(problem.path("detail").stringValue()).startsWith(message);
  }

  @Test
  void suggest_longPrefix_isTakenUpTo512Characters() {
    String longest = "𝄞".repeat(512);
    record(longest);
    assertThat(suggest("resourceId", longest)).containsExactly(longest);
    client.get("/api/suggest?field=resourceId&prefix=" + "a".repeat(513)).expect(400);
  }

  private void record(String... resourceIds) {
    List<String> items = new ArrayList<>();
    for (String id : resourceIds) {
      items.add(
          "{\"resourceId\": \"%s\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}"
              .formatted(id));
    }
    client.post("/api/interactions/batch", "[" + String.join(",", items) + "]").expect(201);
  }

  /** What is given as the prefix may carry further parameters. */
  private List<String> suggest(String field, String prefix) {
    String[] parts = prefix.split("&", 2);
    String query =
        "field=%s&prefix=%s%s"
            .formatted(
                field,
                URLEncoder.encode(parts[0], StandardCharsets.UTF_8),
                parts.length == 2 ? "&" + parts[1] : "");
    return client
        .get("/api/suggest?" + query)
        .expect(200)
        .json()
        .path("data")
        .valueStream()
        .map(v -> v.path("value").stringValue())
        .toList();
  }
}
