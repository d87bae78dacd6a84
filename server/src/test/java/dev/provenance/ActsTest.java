package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is administered stands in the log itself, with the origin SYSTEM. */
final class ActsTest {
  private static final String EXPORT = "/api/interactions/export";

  private final ApiClient admin = TestServer.newTenant();

  @Test
  void key_madeAndRevoked_isRecordedWithoutItsSecret() {
    JsonNode made =
        admin
            .post("/api/api-keys", "{\"label\": \"shop\", \"scopes\": [\"write\", \"read\"]}")
            .expect(201)
            .json();
    String id = made.path("apiKeyId").stringValue();
    admin.delete("/api/api-keys/" + id).expect(204);

    List<JsonNode> acts = acts();

    assertThat(acts).extracting(ActsTest::action).containsExactly("KEY_CREATED", "KEY_REVOKED");
    String self = admin.get("/api/session").expect(200).json().path("apiKeyId").stringValue();
    for (JsonNode act : acts) {
      assertThat(act.path("resourceTypeMnemonic").stringValue()).isEqualTo("PROVENANCE_KEY");
      assertThat(act.path("resourceId").stringValue()).isEqualTo(id);
      assertThat(act.path("userId").stringValue()).isEqualTo(self);
      assertThat(act.path("interaction"))
          .hasToString(
              "{\"label\":\"shop\",\"prefix\":\"%s\",\"scopes\":[\"read\",\"write\"]}"
                  .formatted(made.path("prefix").stringValue()));
      assertThat(act.toString()).doesNotContain(made.path("key").stringValue());
    }
  }

  @Test
  void setting_changed_isRecordedOnce() {
    admin.put("/api/settings", "{\"strictCatalog\": true}").expect(200);
    admin.put("/api/settings", "{\"strictCatalog\": true}").expect(200);

    assertThat(acts())
        .singleElement()
        .satisfies(act -> {
          assertThat(action(act)).isEqualTo("SETTING_CHANGED");
          assertThat(act.path("resourceId").stringValue()).isEqualTo("strictCatalog");
          assertThat(act.path("interaction")).hasToString("{\"value\":true}");
        });
  }

  @Test
  void export_isRecorded_butNotInItself() {
    admin.post("/api/interactions", item("WEB")).expect(201);

    String file = admin.get(EXPORT + "?format=ndjson&resourceId=r").expect(200).text();

    assertThat(file.lines()).hasSize(1);
    assertThat(acts())
        .singleElement()
        .satisfies(act -> {
          assertThat(action(act)).isEqualTo("LOG_EXPORTED");
          assertThat(act.path("interaction"))
              .hasToString(
                  "{\"format\":\"ndjson\",\"filters\":{\"resourceId\":[\"r\"]},\"upTo\":1}");
        });
  }

  @Test
  void whatIsRefused_isNotRecorded() {
    admin.get(EXPORT + "?format=xml").expect(400);
    admin.delete("/api/api-keys/550e8400-e29b-41d4-a716-446655440000").expect(404);
    admin.post("/api/api-keys", "{\"label\": \"\"}").expect(400);

    assertThat(acts()).isEmpty();
  }

  /** Neither is there without the other. */
  @Test
  void whatCannotBeRecorded_isNotDone() throws SQLException {
    String refuse = "refuse_" + TestServer.tenantId(admin);
    TestServer.database()
        .execute(
            "ALTER TABLE interaction ADD CONSTRAINT %s CHECK (tenant_id <> %d) NOT VALID"
                .formatted(refuse, TestServer.tenantId(admin)));
    try {
      admin.post("/api/api-keys", "{\"label\": \"unseen\"}").expect(500);
      admin.get(EXPORT).expect(500);
    } finally {
      TestServer.database().execute("ALTER TABLE interaction DROP CONSTRAINT " + refuse);
    }

    assertThat(admin.get("/api/api-keys").expect(200).text()).doesNotContain("unseen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYSTEM", "system"})
  void nobodyElse_recordsWithThatOrigin(String origin) {
    ApiClient.Answer refused = admin.post("/api/interactions", item(origin)).expect(400);

    assertThat(refused.json().at("/details/0/path").stringValue()).isEqualTo("/origin");
    assertThat(refused.json().at("/details/0/message").stringValue())
        .isEqualTo("SYSTEM is Provenance itself (expected: an origin of your own)");
    String id = admin.get("/api/origins?mnemonic=SYSTEM").json().at("/0/originId").stringValue();
    admin
        .post(
            "/api/interactions",
            "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"originId\": \"%s\"}"
                .formatted(id))
        .expect(400);
    assertThat(acts()).isEmpty();
  }

  @Test
  void anActsEntries_belongToTheSystem() {
    admin.get(EXPORT).expect(200);

    JsonNode action = admin.get("/api/actions?mnemonic=LOG_EXPORTED").json().get(0);

    assertThat(action.path("isSystem").booleanValue()).isTrue();
    assertThat(action.path("title").stringValue()).isEqualTo("Log exported");
    admin.delete("/api/actions/" + action.path("actionId").stringValue()).expect(403);
    assertThat(admin.get("/api/actions?page=1").json().at("/pagination/total")).hasToString("0");
  }

  private List<JsonNode> acts() {
    return admin
        .get("/api/interactions?origin=SYSTEM&order=asc")
        .expect(200)
        .json()
        .path("data")
        .valueStream()
        .toList();
  }

  private static String action(JsonNode act) {
    return act.path("actionMnemonic").stringValue();
  }

  private static String item(String origin) {
    return "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"%s\"}"
        .formatted(origin);
  }
}
