package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a single recording takes, keeps and refuses. */
final class RecordingTest {
  private static final String UOW = "550e8400-e29b-41d4-a716-446655440000";
  private static final String EMOJI = "\uD83D\uDE80";

  private final ApiClient client = TestServer.newTenant();

  @ParameterizedTest
  @ValueSource(strings = {"resourceId", "userId", "externalReference"})
  void text_of512Characters_isTheLongest(String member) {
    String longest = EMOJI.repeat(512);
    assertThat(record(member, quoted(longest)).expect(201).json().path(member).stringValue())
        .isEqualTo(longest);

    ApiClient.Answer refused = record(member, quoted(EMOJI.repeat(513))).expect(400);

    assertThat(paths(refused)).containsExactly("/" + member);
    assertThat(refused.text()).contains("513 characters").contains("1 to 512");
    record(member, "\"\"").expect(400);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("resourceId", "\"a\\u0000b\"", "U+0000"),
        Arguments.of("userId", "\"\\ud800x\"", "surrogate"),
        Arguments.of("externalReference", "\"x\\udc00\"", "surrogate"),
        Arguments.of("resourceId", "42", "a number"),
        Arguments.of("resourceType", "\"with space\"", "A-Z"),
        Arguments.of("action", "\"" + "x".repeat(65) + "\"", "1 to 64"),
        Arguments.of("uowId", "\"not-a-uuid\"", "UUID"),
        Arguments.of("uowId", "\"1-1-1-1-1\"", "UUID"),
        Arguments.of("spanId", "\"" + "s".repeat(129) + "\"", "129 characters"),
        Arguments.of("interactionTimestamp", "\"yesterday\"", "a time like"),
        Arguments.of("interactionTimestamp", "\"2024-02-30T00:00:00Z\"", "a time like"),
        Arguments.of("interactionTimestamp", "\"2024-01-15T10:30:00\"", "a time like"),
        Arguments.of("interactionTimestamp", "\"+999999999-01-01T00:00:00Z\"", "a time like"),
        Arguments.of("interactionTimestamp", "1705314600000", "a number"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void member_faulty_isNamedWithWhatWasExpected(String member, String value, String expected) {
    ApiClient.Answer refused = record(member, value).expect(400);

    assertThat(paths(refused)).containsExactly("/" + member);
    assertThat(refused.json().at("/details/0/message").stringValue()).contains(expected);
    assertThat(count()).isZero();
  }

  @Test
  void faults_areAllNamedAtOnce() {
    ApiClient.Answer refused =
        client
            .post("/api/interactions", "{\"resourceId\": 1, \"uowId\": \"x\", \"action\": \"A\"}")
            .expect(400);

    assertThat(paths(refused))
        .containsExactlyInAnyOrder("/resourceId", "/uowId", "/resourceType", "/origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "null",
        "{} {}",
        "{\"a\": 1,}",
        "{'a': 1}",
        "{\"a\": NaN}",
        "\uFEFF"
      })
  void body_notOneJsonObject_isRefused(String body) {
    client
        .send("POST", "/api/interactions", body, Map.of("Content-Type", "application/json"))
        .expect(400);
  }

  @Test
  void body_trailingGarbage_isRefused() {
    assertThat(client.post("/api/interactions", body("") + "x").expect(400).text())
        .contains("line 1");
    client.post("/api/interactions", body("") + "{}").expect(400);
  }

  @Test
  void body_duplicateMember_isRefused() {
    assertThat(client.post("/api/interactions", body("\"action\": \"B\"")).expect(400).text())
        .contains("/action")
        .contains("more than once");
  }

  @Test
  void body_deepNesting_isRefusedNotFatal() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(record("interaction", deep).expect(400).text()).contains("limit");
    record("unknownMember", deep).expect(400);
    record("interaction", "[".repeat(400) + "]".repeat(400)).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void body_notUtf8_isRefused(String charset) {
    byte[] body = body("").getBytes(Charset.forName(charset));

    assertThat(client.send("POST", "/api/interactions", body, Map.of()).expect(400).text())
        .contains("UTF-8");
  }

  @Test
  void body_invalidUtf8_isRefused() {
    byte[] body = body("\"userId\": \"J\u00fcrgen\"").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(client.send("POST", "/api/interactions", body, Map.of()).expect(400).text())
        .contains("UTF-8");
  }

  @Test
  void body_ofOneMebibyte_isTheLargest() {
    int limit = 1024 * 1024;
    String frame = body("\"interaction\": \"\"");
    String fits = body("\"interaction\": \"" + "x".repeat(limit - frame.length()) + "\"");
    assertThat(fits).hasSize(limit);
    client.post("/api/interactions", fits).expect(201);

    assertThat(client.post("/api/interactions", fits + " ").expect(413).text()).contains("1048576");
    assertThat(client.post("/api/interactions", fits.repeat(5)).expect(413).text())
        .contains("1048576");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void contentType_notJson_isUnsupported(String type) {
    assertThat(
            client
                .send("POST", "/api/interactions", body(""), Map.of("Content-Type", type))
                .expect(415)
                .text())
        .contains(type, "application/json");
  }

  @Test
  void headers_thatAgreeWithTheBody_areFine() {
    String members =
        "\"uowId\": \"%s\", \"userId\": \"J\u00fcrgen\", \"spanId\": \"s\", \"interactionTimestamp\": \"2024-01-15T11:30:00+01:00\""
            .formatted(UOW);
    Map<String, String> headers =
        Map.of(
            "x-uowid", UOW.toUpperCase(java.util.Locale.ROOT),
            "x-span-id", "s",
            "x-interaction-timestamp", "2024-01-15T10:30:00Z");

    var row = client.send("POST", "/api/interactions", body(members), headers).expect(201).json();

    assertThat(row.path("uowId").stringValue()).isEqualTo(UOW);
    assertThat(row.path("interactionTimestamp").stringValue())
        .isEqualTo("2024-01-15T10:30:00.000Z");
  }

  @Test
  void headers_thatDisagreeWithTheBody_areAllNamed() {
    String members =
        "\"uowId\": \"%s\", \"userId\": \"ada\", \"spanId\": \"s\", \"parentSpanId\": \"p\", \"interactionTimestamp\": \"2024-01-15T10:30:00Z\""
            .formatted(UOW);
    Map<String, String> headers =
        Map.of(
            "x-uowid", UOW.replace('5', '6'),
            "x-userid", "Ada",
            "x-span-id", "t",
            "x-parent-span-id", "q",
            "x-interaction-timestamp", "2024-01-15T10:30:01Z");

    ApiClient.Answer refused =
        client.send("POST", "/api/interactions", body(members), headers).expect(400);

    assertThat(paths(refused))
        .containsExactlyInAnyOrder(
            "/uowId", "/userId", "/spanId", "/parentSpanId", "/interactionTimestamp");
    client.send("POST", "/api/interactions", body(""), Map.of("x-uowid", "nonsense")).expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\": 1, \"a\":1.10, \"b\" : 1e400}",
        "{\"escape\": \"\\u0000\", \"half\": \"\\ud83d\", \"slash\": \"\\/\"}",
        "[1.0, 100000000000000000000000000000000000000001, -0, 1E+2]",
        "\"\\u00e9 \u00e9 \uD83D\uDE80\"",
        "null",
        "false",
        "{ \"spaces\" :\t[ ]  }"
      })
  void payload_isReturnedExactlyAsSent(String json) {
    String members = "\"interaction\": " + json + ", \"externalResponse\": " + json;
    ApiClient.Answer recorded = client.post("/api/interactions", body(members)).expect(201);
    String id = recorded.json().path("interactionId").stringValue();

    List<String> answers =
        List.of(
            recorded.text(),
            client.get("/api/interactions/" + id).expect(200).text(),
            client.get("/api/interactions").expect(200).text(),
            client.get("/api/traces/r").expect(200).text());

    assertThat(answers)
        .allMatch(text -> text.contains("\"interaction\":" + json + ","))
        .allMatch(text -> text.contains("\"externalResponse\":" + json + ","));
  }

  private ApiClient.Answer record(String member, String value) {
    String frame =
        switch (member) {
          case "resourceId" -> body("").replace("\"r\"", value);
          case "resourceType" -> body("").replace("\"T\"", value);
          case "action" -> body("").replace("\"A\"", value);
          default -> body("\"" + member + "\": " + value);
        };
    return client.post("/api/interactions", frame);
  }

  private static String body(String more) {
    return "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\""
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static List<String> paths(ApiClient.Answer refused) {
    return refused
        .json()
        .path("details")
        .valueStream()
        .map(fault -> fault.path("path").stringValue())
        .toList();
  }

  private long count() {
    return client.get("/api/interactions").json().at("/pagination/total").longValue();
  }
}
