package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ApiKeysTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";

  private final ApiClient admin = TestServer.newTenant();

  @Test
  void create_withoutScopes_mayReadAndWriteButNotManageKeys() {
    ApiClient client = client(create("{\"label\": \"app\"}"));

    client.post("/api/interactions", BODY).expect(201);
    client.get("/api/interactions").expect(200);
    assertThat(client.get("/api/api-keys").expect(403).text()).contains("scope admin");
    client.put("/api/settings", "{\"strictCatalog\": true}").expect(403);
  }

  @Test
  void create_oneScope_mayDoOnlyThat() {
    ApiClient reader = client(create("{\"label\": \"r\", \"scopes\": [\"read\"]}"));
    ApiClient writer = client(create("{\"label\": \"w\", \"scopes\": [\"write\"]}"));

    reader.get("/api/interactions").expect(200);
    assertThat(reader.post("/api/interactions", BODY).expect(403).text()).contains("write");
    reader.post("/api/actions", "{\"title\": \"A\", \"mnemonic\": \"A\"}").expect(403);
    writer.post("/api/interactions", BODY).expect(201);
    assertThat(writer.get("/api/interactions").expect(403).text()).contains("read");
    writer.post("/api/activity", "{\"filters\": {}}").expect(403);
  }

  @Test
  void create_faulty_namesEveryFault() {
    JsonNode details =
        admin
            .post(
                "/api/api-keys",
                "{\"scopes\": [\"read\", \"root\"], \"expiresDate\": \"2001-01-01T00:00:00Z\"}")
            .expect(400)
            .json()
            .path("details");

    Set<String> paths =
        details.valueStream().map(d -> d.path("path").stringValue()).collect(Collectors.toSet());
    assertThat(paths).containsExactlyInAnyOrder("/label", "/scopes/1", "/expiresDate");
  }

  @Test
  void list_neverShowsAKey() {
    JsonNode created = create("{\"label\": \"shown once\"}");
    String key = created.path("key").stringValue();

    String list = admin.get("/api/api-keys").expect(200).text();

    assertThat(list)
        .contains(created.path("prefix").stringValue(), "shown once")
        .doesNotContain(key)
        .doesNotContain(key.substring(20))
        .doesNotContain("hash");
    assertThat(key).matches("pak_[0-9a-f]{64}").startsWith(created.path("prefix").stringValue());
  }

  @Test
  void database_doesNotHoldAKey() {
    String key = create("{\"label\": \"stored as a hash\"}").path("key").stringValue();

    List<String> rows = TestServer.database().rows("SELECT k::text FROM api_key k");

    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(key.substring(20)));
  }

  @Test
  void list_afterUse_tellsWhen() {
    Instant before = Instant.now().minusMillis(1);
    JsonNode created = create("{\"label\": \"used\"}");
    assertThat(listed(created).path("lastUsedDate").isNull()).isTrue();

    client(created).get("/api/interactions").expect(200);

    Await.until("the date of last use", () -> !listed(created).path("lastUsedDate").isNull());
    assertThat(Instant.parse(listed(created).path("lastUsedDate").stringValue()))
        .isBetween(before, Instant.now());
  }

  @Test
  void revoke_isEffectiveAtOnce() {
    JsonNode created = create("{\"label\": \"leaked\"}");
    ApiClient client = client(created);
    client.get("/api/interactions").expect(200);

    admin.delete("/api/api-keys/" + created.path("apiKeyId").stringValue()).expect(204);

    client.get("/api/interactions").expect(401);
    admin.delete("/api/api-keys/" + created.path("apiKeyId").stringValue()).expect(404);
  }

  @Test
  void expiredKey_isUnauthorized() {
    JsonNode created =
        create(
            "{\"label\": \"short\", \"expiresDate\": \"%s\"}"
                .formatted(Instant.now().plusSeconds(2)));
    ApiClient client = client(created);
    client.get("/api/interactions").expect(200);

    Await.until("expiry", () -> client.get("/api/interactions").status() == 401);
  }

  @Test
  void unauthorized_saysTheSameWhateverIsWrong() {
    JsonNode created = create("{\"label\": \"revoked\"}");
    admin.delete("/api/api-keys/" + created.path("apiKeyId").stringValue()).expect(204);
    String unknown = "pak_" + "9".repeat(64);
    List<ApiClient.Answer> answers =
        List.of(
            with(Map.of("x-api-key", "")),
            with(Map.of("x-api-key", "nonsense")),
            with(Map.of("x-api-key", unknown)),
            with(Map.of("x-api-key", created.path("key").stringValue())),
            with(Map.of("x-api-key", unknown.toUpperCase(java.util.Locale.ROOT))));

    assertThat(answers).allMatch(answer -> answer.status() == 401);
    assertThat(answers.stream().map(answer -> answer.json().path("detail")).distinct()).hasSize(1);
    assertThat(answers).noneMatch(answer -> answer.text().contains("pak_9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void bearer_isAnotherWayToSendTheKey(String scheme) {
    ApiClient.Answer answer =
        new ApiClient(TestServer.uri(), "")
            .send("GET", "/api/interactions", "", Map.of("Authorization", scheme + admin.key()));

    answer.expect(200);
  }

  private ApiClient.Answer with(Map<String, String> headers) {
    return admin.send("GET", "/api/interactions", "", headers);
  }

  private JsonNode create(String body) {
    return admin.post("/api/api-keys", body).expect(201).json();
  }

  private JsonNode listed(JsonNode created) {
    return admin
        .get("/api/api-keys")
        .expect(200)
        .json()
        .valueStream()
        .filter(k -> k.path("apiKeyId").equals(created.path("apiKeyId")))
        .findFirst()
        .orElseThrow();
  }

  private static ApiClient client(JsonNode created) {
    return new ApiClient(TestServer.uri(), created.path("key").stringValue());
  }
}
