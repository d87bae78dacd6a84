package dev.provenance.cli.importndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemTest {
  @Test
  void of_exportedRow_mnemonicsStandInForIds() {
    String row =
        """
        {"interactionId":"i","interactionNumber":7,"resourceId":"r","resourceTypeId":"x","actionId":"y",\
        "originId":"z","interaction":{"a":1.0, "a":[ ]},"createdDate":"2026-01-01T00:00:00.000Z",\
        "interactionTimestamp":null,"resourceTypeMnemonic":"T","resourceTypeIcon":null,\
        "actionMnemonic":"A","originMnemonic":"O","idempotencyKey":"k"}\
        """;

    assertThat(item(row))
        .isEqualTo(
            """
            {"resourceId":"r","interaction":{"a":1.0, "a":[ ]},\
            "interactionTimestamp":"2026-01-01T00:00:00.000Z","resourceType":"T","action":"A",\
            "origin":"O","idempotencyKey":"k"}\
            """);
  }

  @Test
  void of_ownNames_winOverThoseOfExports() {
    String line =
        """
        {"idempotencyKey":"k","resourceType":"T","resourceTypeMnemonic":"U","actionId":"y",\
        "createdDate":"c","interactionTimestamp":"t"}\
        """;

    assertThat(item(line))
        .isEqualTo(
            """
            {"idempotencyKey":"k","resourceType":"T","actionId":"y","interactionTimestamp":"t"}\
            """);
  }

  @Test
  void of_noIdempotencyKey_isGivenOneByPlaceAndText() {
    String line = "{ \"resourceId\" : \"é\" }";

    assertThat(item(line)).isEqualTo(item(line)).endsWith(",\"resourceId\":\"é\"}");
    assertThat(item(line)).startsWith("{\"idempotencyKey\":\"import-ndjson-");
    assertThat(item(2, line)).isNotEqualTo(item(line));
    assertThat(item(line.replace('é', 'e')).substring(0, 60))
        .isNotEqualTo(item(line).substring(0, 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "[]", "{", "{} {}", "{\"a\":1,}", "\"{}\""})
  void of_noObject_isLeftToTheServer(String line) {
    assertThat(item(line)).isEqualTo(line);
  }

  private static String item(String line) {
    return item(1, line);
  }

  private static String item(long number, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new String(Item.of(new Line(number, bytes, 0)), StandardCharsets.UTF_8);
  }
}
