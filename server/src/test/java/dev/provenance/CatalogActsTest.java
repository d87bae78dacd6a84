package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What somebody does to the catalog stands in the log itself, with the origin SYSTEM. */
final class CatalogActsTest {
  private static final String TYPES = "/api/resource-types";

  private static final String FIRST =
      "{\"resourceId\": \"r\", \"resourceType\": \"FIRST\", \"action\": \"FIRST\", \"origin\": \"FIRST\"}";

  private final ApiClient admin = TestServer.newTenant();

  @BeforeEach
  void begin() {
    admin.post("/api/interactions", FIRST).expect(201);
  }

  /** What prepares for the first interaction is not recorded: it has number 1. */
  @Test
  void createdBeforeTheLogBegins_isNotRecorded() {
    ApiClient fresh = TestServer.newTenant();
    fresh.post(TYPES, "{\"title\": \"Order\", \"mnemonic\": \"ORDER\"}").expect(201);

    assertThat(
            fresh
                .post("/api/interactions", FIRST)
                .expect(201)
                .json()
                .path("interactionNumber")
                .intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "resource-types, resourceType, resourceTypeId",
    "actions, action, actionId",
    "origins, origin, originId"
  })
  void created_isRecordedWithItsBadge(String path, String kind, String idField) {
    JsonNode entry =
        admin
            .post(
                "/api/" + path,
                "{\"title\": \"Order\", \"mnemonic\": \"ORDER\", \"icon\": \"x\", \"bgColorHex\": \"#abc\"}")
            .expect(201)
            .json();

    JsonNode act = onlyAct("ENTRY_CREATED");

    assertThat(act.path("resourceTypeMnemonic").stringValue()).isEqualTo("PROVENANCE_CATALOG");
    assertThat(act.path("resourceId")).isEqualTo(entry.path(idField));
    assertThat(act.path("userId"))
        .isEqualTo(admin.get("/api/session").expect(200).json().path("apiKeyId"));
    assertThat(act.path("interaction"))
        .hasToString(
            "{\"kind\":\"%s\",\"mnemonic\":\"ORDER\",\"title\":\"Order\",\"icon\":\"x\",\"bgColorHex\":\"#abc\"}"
                .formatted(kind));
  }

  @Test
  void madeOrBroughtBackByRecording_isNotRecorded() {
    String body =
        "{\"resourceId\": \"r\", \"resourceType\": \"ORDER\", \"action\": \"A\", \"origin\": \"O\"}";
    JsonNode recorded = admin.post("/api/interactions", body).expect(201).json();
    admin.delete(TYPES + "/" + recorded.path("resourceTypeId").stringValue()).expect(204);
    admin.post("/api/interactions", body).expect(201);

    onlyAct("ENTRY_ARCHIVED");
  }

  @Test
  void renamed_isRecordedWithBothNames() {
    admin.put(create("ORDER"), "{\"title\": \"Bestellung\"}").expect(200);

    assertThat(last("ENTRY_RENAMED"))
        .hasToString(
            """
            {"kind":"resourceType","from":{"mnemonic":"ORDER","title":"Order"},\
            "to":{"mnemonic":"ORDER","title":"Bestellung"}}\
            """);
  }

  @Test
  void changed_isRecordedWithWhatDiffers() {
    String entry = create("ORDER");
    admin
        .put(entry, "{\"icon\": \"x\", \"fontColorHex\": \"#fff\", \"description\": \"All\"}")
        .expect(200);
    admin.put(entry, "{\"icon\": null, \"fontColorHex\": \"#fff\"}").expect(200);

    assertThat(actions()).containsExactly("ENTRY_CREATED", "ENTRY_CHANGED", "ENTRY_CHANGED");
    assertThat(acts().get(1).path("interaction"))
        .hasToString(
            """
            {"kind":"resourceType","mnemonic":"ORDER",\
            "from":{"description":null,"icon":null,"fontColorHex":null},\
            "to":{"description":"All","icon":"x","fontColorHex":"#fff"}}\
            """);
    assertThat(last("ENTRY_CHANGED"))
        .hasToString(
            """
            {"kind":"resourceType","mnemonic":"ORDER","from":{"icon":"x"},"to":{"icon":null}}\
            """);
  }

  @Test
  void renamedAndChangedAtOnce_areTwoActsOfOneUnitOfWork() {
    admin.put(create("ORDER"), "{\"mnemonic\": \"INVOICE\", \"icon\": \"x\"}").expect(200);

    List<JsonNode> acts = acts();

    assertThat(actions()).containsExactly("ENTRY_CREATED", "ENTRY_RENAMED", "ENTRY_CHANGED");
    assertThat(acts.get(1).path("uowId")).isEqualTo(acts.get(2).path("uowId"));
    assertThat(acts.get(0).path("uowId")).isNotEqualTo(acts.get(1).path("uowId"));
    assertThat(acts.get(2).at("/interaction/mnemonic").stringValue()).isEqualTo("INVOICE");
    assertThat(acts)
        .extracting(act -> act.path("interactionNumber").longValue())
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void changedIntoWhatItIs_isNotRecorded() {
    admin.put(create("ORDER"), "{\"title\": \"Order\", \"icon\": null}").expect(200);

    onlyAct("ENTRY_CREATED");
  }

  @Test
  void archived_isRecorded() {
    String entry = create("ORDER");
    admin.delete(entry).expect(204);
    admin.delete(entry).expect(404);

    assertThat(last("ENTRY_ARCHIVED"))
        .hasToString("{\"kind\":\"resourceType\",\"mnemonic\":\"ORDER\",\"title\":\"Order\"}");
    assertThat(actions()).containsExactly("ENTRY_CREATED", "ENTRY_ARCHIVED");
  }

  @Test
  void archivedTwiceAtOnce_isRecordedOnce() throws Exception {
    String entry = create("ORDER");
    TestDatabase database = TestServer.database();
    try (Connection other = database.connect();
        Statement change = other.createStatement();
        ExecutorService beside = Executors.newFixedThreadPool(2)) {
      other.setAutoCommit(false);
      change.execute(
          "UPDATE tenant SET catalog_version = catalog_version + 1 WHERE tenant_id = "
              + TestServer.tenantId(admin));
      List<Future<ApiClient.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        answers.add(beside.submit(() -> admin.delete(entry)));
      }
      Await.until(
          "both to wait",
          () -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 1);
      other.commit();
      for (Future<ApiClient.Answer> answer : answers) {
        answer.get().expect(204);
      }
    }

    assertThat(actions()).containsExactly("ENTRY_CREATED", "ENTRY_ARCHIVED");
  }

  @Test
  void broughtBack_isRecordedWithWhatItWas() {
    admin.delete(create("ORDER")).expect(204);
    admin.post(TYPES, "{\"title\": \"New\", \"mnemonic\": \"order\"}").expect(201);

    assertThat(actions()).containsExactly("ENTRY_CREATED", "ENTRY_ARCHIVED", "ENTRY_CREATED");
    assertThat(last("ENTRY_CREATED"))
        .hasToString(
            """
            {"kind":"resourceType","mnemonic":"order","title":"New","wasArchived":true,\
            "from":{"mnemonic":"ORDER","title":"Order"}}\
            """);
  }

  @Test
  void broughtBackAsItWas_isRecordedWithoutThat() {
    admin.delete(create("ORDER")).expect(204);
    create("ORDER");

    assertThat(last("ENTRY_CREATED"))
        .hasToString(
            "{\"kind\":\"resourceType\",\"mnemonic\":\"ORDER\",\"title\":\"Order\",\"wasArchived\":true}");
  }

  @Test
  void refused_isNotRecorded() {
    String entry = create("ORDER");
    create("INVOICE");
    admin.post(TYPES, "{\"title\": \"Order\", \"mnemonic\": \"order\"}").expect(409);
    admin.post(TYPES, "{\"mnemonic\": \"X\"}").expect(400);
    admin.put(entry, "{\"mnemonic\": \"invoice\"}").expect(409);
    admin.put(entry, "{\"title\": \"\"}").expect(400);
    admin.delete(TYPES + "/550e8400-e29b-41d4-a716-446655440000").expect(404);

    assertThat(actions()).containsExactly("ENTRY_CREATED", "ENTRY_CREATED");
  }

  /** Neither is there without the other. */
  @Test
  void whatCannotBeRecorded_isNotDone() throws SQLException {
    String entry = create("ORDER");
    String refuse = "refuse_" + TestServer.tenantId(admin);
    TestServer.database()
        .execute(
            "ALTER TABLE interaction ADD CONSTRAINT %s CHECK (tenant_id <> %d) NOT VALID"
                .formatted(refuse, TestServer.tenantId(admin)));
    JsonNode before = admin.get(TYPES).expect(200).json();
    try {
      admin.post(TYPES, "{\"title\": \"Unseen\", \"mnemonic\": \"UNSEEN\"}").expect(500);
      admin.put(entry, "{\"title\": \"Unseen\"}").expect(500);
      admin.put(entry, "{\"icon\": \"x\"}").expect(500);
      admin.delete(entry).expect(500);
    } finally {
      TestServer.database().execute("ALTER TABLE interaction DROP CONSTRAINT " + refuse);
    }

    assertThat(admin.get(TYPES).expect(200).json()).isEqualTo(before);
  }

  /** What the server records with is nothing to suggest to anybody else. */
  @Test
  void strictCatalog_namesNoneOfTheServersOwnEntries() {
    create("ORDER");
    admin.put("/api/settings", "{\"strictCatalog\": true}").expect(200);

    String refused =
        admin
            .post(
                "/api/interactions",
                "{\"resourceId\": \"r\", \"resourceType\": \"ORDRE\", \"action\": \"ENTRY_CREATE\", \"origin\": \"SYS\"}")
            .expect(400)
            .text();

    assertThat(refused)
        .contains("(nearest known: ORDER, FIRST)")
        .doesNotContain("PROVENANCE_", "ENTRY_CREATED", "SYSTEM");
  }

  private JsonNode onlyAct(String action) {
    assertThat(actions()).containsExactly(action);
    return acts().getFirst();
  }

  /** The payload of the last act, which is of this kind. */
  private JsonNode last(String action) {
    assertThat(actions()).last().isEqualTo(action);
    return acts().getLast().path("interaction");
  }

  private List<String> actions() {
    return acts().stream().map(act -> act.path("actionMnemonic").stringValue()).toList();
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

  /** The entry's path. */
  private String create(String mnemonic) {
    return TYPES
        + "/"
        + admin
            .post(TYPES, "{\"title\": \"Order\", \"mnemonic\": \"%s\"}".formatted(mnemonic))
            .expect(201)
            .json()
            .path("resourceTypeId")
            .stringValue();
  }
}
