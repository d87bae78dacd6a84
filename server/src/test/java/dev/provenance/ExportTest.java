package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.CsvReader;
import dev.provenance.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Taking away everything that matches as a file. */
final class ExportTest {
  private static final String EXPORT = "/api/interactions/export";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ApiClient client = TestServer.newTenant();

  @ParameterizedTest
  @ValueSource(strings = {"", "&order=asc", "&action=RARE", "&resourceId=r1*&order=asc"})
  void ndjson_ofSeveralPieces_hasTheRowsOfTheList(String filter) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      items.add(
          item("r" + i % 20, i % 700 == 0 ? "RARE" : "CREATE", "{\"n\": 1.0, \"n\": " + i + "}"));
    }
    batch(items);

    List<String> listed = listed(filter);
    ApiClient.Answer export = client.get(EXPORT + "?format=ndjson" + filter).expect(200);

    assertThat(export.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(export.header("Content-Disposition"))
        .matches("attachment; filename=\"interactions-\\d{4}-\\d\\d-\\d\\dT\\d{6}Z\\.ndjson\"");
    assertThat(export.text().lines().toList()).isEqualTo(listed);
    assertThat(export.text()).endsWith("}\n");
  }

  @Test
  void ndjson_payloadOverSeveralLines_isOneLine() {
    record(item("r", "CREATE", "{\n  \"a\": 1.0,\r\n  \"b\": \"\\n\"\r}"));

    assertThat(client.get(EXPORT + "?format=ndjson").expect(200).text().lines())
        .singleElement()
        .asString()
        .contains("\"interaction\":{   \"a\": 1.0,    \"b\": \"\\n\" },");
  }

  @Test
  void csv_cells_areQuotedAndHarmless() {
    record(
        """
        {"resourceId": "=1+1", "resourceType": "-T", "action": "A", "origin": "O", "userId": "a,\\"b\\"\\r\\nc",
         "uowId": "550e8400-e29b-41d4-a716-446655440000", "spanId": "+s", "parentSpanId": "@p", "externalReference": "\\tr",
         "interactionTimestamp": "2024-01-15T10:30:00Z", "interaction": {"t": "é, \\"x\\""}, "externalResponse": -5}
        """);
    record(item("\\r=x", "B", "\"=y\""));
    String id = client.get("/api/interactions").json().at("/data/1/interactionId").stringValue();

    ApiClient.Answer export = client.get(EXPORT + "?order=asc").expect(200);

    assertThat(export.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(export.header("Content-Disposition")).endsWith("Z.csv\"");
    assertThat(export.text()).startsWith("interactionNumber,interactionId,");
    List<List<String>> records = CsvReader.read(export.text());
    assertThat(records.getFirst())
        .containsExactly(
            "interactionNumber",
            "interactionId",
            "createdDate",
            "interactionTimestamp",
            "resourceType",
            "resourceId",
            "action",
            "origin",
            "userId",
            "uowId",
            "spanId",
            "parentSpanId",
            "externalReference",
            "interaction",
            "externalResponse");
    List<String> first = records.get(1);
    assertThat(first.get(1)).isEqualTo(id);
    assertThat(first.get(2)).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(first.subList(3, 15))
        .containsExactly(
            "2024-01-15T10:30:00.000Z",
            "'-T",
            "'=1+1",
            "A",
            "O",
            "a,\"b\"\r\nc",
            "550e8400-e29b-41d4-a716-446655440000",
            "'+s",
            "'@p",
            "'\tr",
            "{\"t\": \"é, \\\"x\\\"\"}",
            "'-5");
    List<String> second = records.get(2);
    assertThat(second.get(5)).isEqualTo("'\r=x");
    assertThat(second.get(8)).isEmpty();
    assertThat(second.get(13)).isEqualTo("\"=y\"");
    assertThat(records).hasSize(3);
  }

  @Test
  void export_ofNothing_isAnEmptyFile() {
    assertThat(client.get(EXPORT + "?format=ndjson").expect(200).text()).isEmpty();
    assertThat(CsvReader.read(client.get(EXPORT + "?origin=O").expect(200).text())).hasSize(1);
    record(item("r", "A", "1"));
    assertThat(client.get(EXPORT + "?format=ndjson&action=NONE").expect(200).text()).isEmpty();
    assertThat(TestServer.newTenant().get(EXPORT + "?format=ndjson").expect(200).text()).isEmpty();
  }

  /** A piece of a thousand such rows would not fit into memory. */
  @Test
  void export_ofLargePayloads_isWhole() {
    String large = item("r", "A", "\"" + "x".repeat(900_000) + "\"");
    for (int i = 0; i < 30; i++) {
      record(large);
    }
    for (String order : List.of("asc", "desc")) {
      List<Long> numbers =
          client
              .get(EXPORT + "?format=ndjson&resourceId=r&order=" + order)
              .expect(200)
              .text()
              .lines()
              .map(line -> JSON.readTree(line).path("interactionNumber").longValue())
              .toList();
      List<Long> expected = new ArrayList<>(LongStream.rangeClosed(1, 30).boxed().toList());
      if (order.equals("desc")) {
        Collections.reverse(expected);
      }
      assertThat(numbers).isEqualTo(expected);
    }
  }

  @Test
  void export_whileMoreIsRecorded_endsWhereTheLogEndedAtFirst() throws Exception {
    fill(4_000);
    HttpResponse<InputStream> response = open("?format=ndjson&order=asc");
    try (InputStream body = response.body()) {
      int first = body.read();
      batch(Collections.nCopies(100, item("late", "A", "1")));
      String text = (char) first + new String(body.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines().count()).isEqualTo(4_000);
      assertThat(text).doesNotContain("\"late\"");
    }
  }

  @Test
  void export_thatFailsHalfway_isCut() throws Exception {
    fill(4_000);
    damage(3_500);

    HttpResponse<InputStream> response = open("?format=csv&order=asc");

    assertThat(response.statusCode()).isEqualTo(200);
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(17)).asString().isEqualTo("interactionNumber");
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(client.get("/api/interactions?after=0&limit=1").status()).isEqualTo(200);
  }

  @Test
  void export_thatFailsAtOnce_isAProblem() throws Exception {
    fill(10);
    damage(5);

    HttpResponse<InputStream> response = open("?format=csv");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @Test
  void export_keyRevoked_isCut() throws Exception {
    fill(20_000);
    JsonNode created =
        client
            .post("/api/api-keys", "{\"label\": \"short\", \"scopes\": [\"read\"]}")
            .expect(201)
            .json();
    ApiClient reading = new ApiClient(client.server(), created.path("key").stringValue());
    HttpResponse<InputStream> response = open(reading, "?format=ndjson");
    try (InputStream body = response.body()) {
      assertThat(body.read()).isEqualTo('{');
      client.delete("/api/api-keys/" + created.path("apiKeyId").stringValue()).expect(204);

      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
    reading.get(EXPORT).expect(401);
  }

  @Test
  void exports_thatNobodyReads_areBoundedPerKeyAndDisturbNobody() throws Exception {
    fill(20_000);
    List<HttpResponse<InputStream>> unread = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      unread.add(open("?format=ndjson"));
    }
    client.get(EXPORT).expect(503);
    assertThat(unread).allMatch(response -> response.statusCode() == 200);
    JsonNode recorded = client.get("/api/interactions?action=LOG_EXPORTED").expect(200).json();
    assertThat(recorded.at("/pagination/total").longValue()).isEqualTo(5);
    record(item("still served", "A", "1"));
    for (HttpResponse<InputStream> response : unread) {
      response.body().close();
    }
    Await.until("their end", () -> client.get(EXPORT + "?resourceId=x").status() == 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format=xml|format: \"xml\" (expected: one of csv, ndjson)",
        "order=up|order: \"up\" (expected: asc or desc)",
        "limit=5|limit: has no meaning for an export",
        "after=5&page=2|page: has no meaning for an export (and 1 more",
        "uowId=5|uowId: \"5\"",
      })
  void export_faulty_isRefused(String query, String message) {
    JsonNode problem = client.get(EXPORT + "?" + query).expect(400).json();
    assertThat(problem.path("detail").stringValue()).startsWith(message);
  }

  @Test
  void export_withoutTheScope_isForbidden() {
    String key =
        client
            .post("/api/api-keys", "{\"label\": \"w\", \"scopes\": [\"write\"]}")
            .expect(201)
            .json()
            .path("key")
            .stringValue();
    for (String path :
        List.of(EXPORT, "/api/interactions/top?by=user", "/api/suggest?field=userId")) {
      new ApiClient(client.server(), key).get(path).expect(403);
      new ApiClient(client.server(), "").get(path).expect(401);
    }
  }

  private List<String> listed(String filter) {
    List<String> rows = new ArrayList<>();
    String page;
    do {
      page =
          client
              .get("/api/interactions?limit=100&page=" + (rows.size() / 100 + 1) + filter)
              .expect(200)
              .text();
      String data = page.substring("{\"data\":[".length(), page.indexOf("],\"pagination\""));
      rows.addAll(List.of(data.split("(?<=\\}),(?=\\{\"interactionId\")")));
    } while (page.contains("\"hasNext\":true"));
    return rows;
  }

  private HttpResponse<InputStream> open(String query) throws Exception {
    return open(client, query);
  }

  private static HttpResponse<InputStream> open(ApiClient as, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(as.server() + EXPORT + query))
            .header("x-api-key", as.key())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }

  /** Makes a row that cannot be read: it refers to an action that the catalog does not have. */
  private void damage(long number) throws SQLException {
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      int changed =
          statement.executeUpdate(
              "UPDATE interaction SET action_no = 999 WHERE tenant_id = %d AND number = %d"
                  .formatted(TestServer.tenantId(client), number));
      assertThat(changed).isEqualTo(1);
    }
  }

  /** Rows with payloads of a kibibyte: more than the buffers between server and client hold. */
  private void fill(int count) {
    String item = item("r", "A", "\"" + "x".repeat(1024) + "\"");
    for (int i = 0; i < count; i += 2_000) {
      batch(Collections.nCopies(Math.min(2_000, count - i), item));
    }
  }

  private void record(String item) {
    client.post("/api/interactions", item).expect(201);
  }

  private void batch(List<String> items) {
    client.post("/api/interactions/batch", "[" + String.join(",", items) + "]").expect(201);
  }

  private static String item(String resourceId, String action, String payload) {
    return "{\"resourceId\": \"%s\", \"resourceType\": \"T\", \"action\": \"%s\", \"origin\": \"O\", \"interaction\": %s}"
        .formatted(resourceId, action, payload);
  }
}
