package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whoever is about to read the log page by page says so, and the log records it. */
final class AnnouncedExportTest {
  private static final String EXPORT = "/api/interactions/export";

  private final ApiClient client = TestServer.newTenant();

  @Test
  void announced_isRecordedAsAnExport_withWhatWasSaid() {
    record(2);

    JsonNode answer =
        client
            .post(
                EXPORT,
                """
                {"format": "csv", "after": 1, "upTo": 7, "filters": {"action": ["CREATE", "update"], "resourceId": "order-*",
                 "startDate": "2024-01-01", "jsonFilter": "{\\"path\\":\\"a\\",\\"operator\\":\\"exists\\"}", "userId": null}}
                """)
            .expect(201)
            .json();

    JsonNode act = client.get("/api/interactions?action=LOG_EXPORTED").json().at("/data/0");
    assertThat(answer.path("interactionId")).isEqualTo(act.path("interactionId"));
    assertThat(answer.path("interactionNumber")).hasToString("3");
    assertThat(answer.path("upTo")).hasToString("7");
    assertThat(act.path("interactionNumber")).hasToString("3");
    assertThat(act.path("originMnemonic").stringValue()).isEqualTo("SYSTEM");
    assertThat(act.path("resourceTypeMnemonic").stringValue()).isEqualTo("PROVENANCE_LOG");
    assertThat(act.path("userId")).isEqualTo(client.get("/api/session").json().path("apiKeyId"));
    assertThat(act.path("interaction"))
        .hasToString(
            """
            {"format":"csv","filters":{"action":["CREATE","update"],\
            "jsonFilter":["{\\"path\\":\\"a\\",\\"operator\\":\\"exists\\"}"],\
            "resourceId":["order-*"],"startDate":["2024-01-01"]},"after":1,"upTo":7,"byPages":true}\
            """);
  }

  @Test
  void withoutAnEnd_goesUpToTheNewest() {
    record(2);

    JsonNode all = client.post(EXPORT, "{\"format\": \"ndjson\"}").expect(201).json();
    JsonNode beyond =
        client.post(EXPORT, "{\"format\": \"ndjson\", \"after\": 9}").expect(201).json();

    assertThat(all.path("upTo")).hasToString("2");
    assertThat(beyond.path("upTo")).hasToString("9");
    assertThat(
            client
                .get("/api/interactions/" + all.path("interactionId").stringValue())
                .json()
                .path("interaction"))
        .hasToString(
            "{\"format\":\"ndjson\",\"filters\":{},\"after\":0,\"upTo\":2,\"byPages\":true}");
  }

  /** As everywhere; recorded is what will be asked. */
  @Test
  void unknownMembers_areIgnored() {
    client
        .post(
            EXPORT,
            "{\"format\": \"csv\", \"colour\": 1, \"filters\": {\"colour\": \"red\", \"page\": 3}}")
        .expect(201);

    assertThat(client.get("/api/interactions").json().at("/data/0/interaction/filters"))
        .hasToString("{}");
  }

  @Test
  void faulty_namesEveryFault_andIsNotRecorded() {
    JsonNode details =
        client
            .post(
                EXPORT,
                """
                {"format": "xml", "after": -1, "upTo": 1.5,
                 "filters": {"uowId": "42", "startDate": "soon", "action": {"a": 1}, "resourceId": ["", true]}}
                """)
            .expect(400)
            .json()
            .path("details");

    assertThat(details.valueStream().map(fault -> fault.path("path").stringValue()).distinct())
        .containsExactlyInAnyOrder(
            "/format",
            "/after",
            "/upTo",
            "/filters/uowId",
            "/filters/startDate",
            "/filters/action",
            "/filters/resourceId");
    assertThat(client.get("/api/interactions").json().at("/pagination/total")).hasToString("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|expected an object",
        "{}|/format: is missing",
        "{\"format\": \"csv\", \"filters\": [\"action\"]}|/filters: expected an object",
        "{\"format\": \"csv\", \"after\": 8, \"upTo\": 7}|/upTo: lies before after",
        "{\"format\": [\"csv\", \"ndjson\"]}|/format: was given 2 times",
        "nothing|is not JSON"
      })
  void faulty_saysWhat(String body, String expected) {
    assertThat(client.post(EXPORT, body).expect(400).json().path("detail").stringValue())
        .startsWith(expected);
  }

  /** No more is kept for whoever may only read than the same question by GET would be. */
  @Test
  void largerThanAnyQuestion_isRefused() {
    String body = "{\"format\": \"csv\", \"filters\": {\"userId\": [%s\"u\"]}}";
    String many = ("\"" + "u".repeat(500) + "\",").repeat(100);

    client.post(EXPORT, body.formatted(many)).expect(413);
    client.post(EXPORT, body.formatted(many.substring(0, 503 * 60))).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "write", "admin"})
  void needsTheScopeOfReading(String scope) {
    String key =
        client
            .post("/api/api-keys", "{\"label\": \"one\", \"scopes\": [\"%s\"]}".formatted(scope))
            .expect(201)
            .json()
            .path("key")
            .stringValue();

    new ApiClient(client.server(), key)
        .post(EXPORT, "{\"format\": \"csv\"}")
        .expect(scope.equals("read") ? 201 : 403);
  }

  @Test
  void whatCannotBeRecorded_isNotAnnounced() throws SQLException {
    String refuse = "refuse_" + TestServer.tenantId(client);
    TestServer.database()
        .execute(
            "ALTER TABLE interaction ADD CONSTRAINT %s CHECK (tenant_id <> %d) NOT VALID"
                .formatted(refuse, TestServer.tenantId(client)));
    try {
      client.post(EXPORT, "{\"format\": \"csv\"}").expect(500);
    } finally {
      TestServer.database().execute("ALTER TABLE interaction DROP CONSTRAINT " + refuse);
    }
  }

  private void record(int count) {
    String item =
        "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
    client
        .post(
            "/api/interactions/batch",
            "[" + String.join(",", Collections.nCopies(count, item)) + "]")
        .expect(201);
  }
}
