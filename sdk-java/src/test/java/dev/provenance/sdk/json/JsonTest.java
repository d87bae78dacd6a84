package dev.provenance.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  @Test
  void write_eachKindOfValue_isItsJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", CharBuffer.wrap("a\"\\/\b\f\n\r\t\u0001\u007f"));
    map.put("numbers", List.of(1, -2L, 99.99, 1e300, 0.5f, new BigDecimal("1.10")));
    map.put("big", new BigInteger("123456789012345678901234567890"));
    map.put("flags", new boolean[] {true, false});
    map.put("nothing", Arrays.asList(null, Optional.empty()));
    map.put("enum", Kind.SECOND);
    map.put("uuid", new UUID(1, 2));
    map.put("record", new Point(1, "ü"));
    map.put("char", 'x');
    map.put("raw", RawJson.of(" {\n\"b\": 1.0, \"b\": 2 } "));

    assertThat(Json.text(map))
        .isEqualTo(
            "{\"text\":\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\","
                + "\"numbers\":[1,-2,99.99,1.0E300,0.5,1.10],"
                + "\"big\":123456789012345678901234567890,"
                + "\"flags\":[true,false],\"nothing\":[null,null],\"enum\":\"SECOND\","
                + "\"uuid\":\"00000000-0000-0001-0000-000000000002\","
                + "\"record\":{\"x\":1,\"name\":\"ü\"},\"char\":\"x\","
                + "\"raw\": { \"b\": 1.0, \"b\": 2 } }");
  }

  @Test
  void write_times_areIso() {
    ZonedDateTime zoned = ZonedDateTime.of(2024, 1, 15, 10, 30, 0, 0, ZoneId.of("Europe/Berlin"));
    assertThat(
            Json.text(
                List.of(Instant.EPOCH, LocalDate.of(2024, 2, 29), zoned, Duration.ofMillis(1_500))))
        .isEqualTo(
            "[\"1970-01-01T00:00:00Z\",\"2024-02-29\",\"2024-01-15T10:30:00+01:00\",\"PT1.5S\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ascii",
        "ü ß é",
        "€ 日本語",
        "👤➕🌐",
        "\u2028\u2029",
        "\u0000\u001f",
        "a\uFFFFb",
        "\"\\"
      })
  void write_anyText_comesBack(String text) {
    assertThat(Json.read(Json.text(text))).isEqualTo(text);
    assertThat(Json.write(text)).asString(StandardCharsets.UTF_8).isEqualTo(Json.text(text));
  }

  @Test
  void write_loneSurrogate_isEscapedAndComesBack() {
    String lone = "a\ud83db\udc64";
    assertThat(Json.text(lone)).isEqualTo("\"a\\ud83db\\udc64\"");
    assertThat(Json.read(Json.text(lone))).isEqualTo(lone);
  }

  @Test
  void write_longText_growsTheBuffer() {
    String text = "ü".repeat(100_000) + "👤".repeat(10_000);
    assertThat(Json.read(Json.text(text))).isEqualTo(text);
  }

  @Test
  void write_otherClass_namesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.write(Map.of("thread", new Object())))
        .withMessageContaining("java.lang.Object");
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of(List.of(), 1)));
  }

  @Test
  void write_listThatContainsItself_isRefused() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.write(list))
        .withMessageContaining("500");
  }

  @Test
  void time_isUtcWithMilliseconds() {
    assertThat(Timestamps.text(Instant.parse("2024-01-15T10:30:00Z")))
        .isEqualTo("2024-01-15T10:30:00.000Z");
    assertThat(Timestamps.text(Instant.parse("0007-12-31T23:59:59.999999999Z")))
        .isEqualTo("0007-12-31T23:59:59.999Z");
    assertThat(Timestamps.text(Instant.parse("1969-12-31T23:59:59.001Z")))
        .isEqualTo("1969-12-31T23:59:59.001Z");
  }

  @Test
  void read_numbers_loseNothing() {
    assertThat(Json.read("[0,-0,1.10,9223372036854775807,9223372036854775808,-1e3]"))
        .isEqualTo(
            List.of(
                0L,
                0L,
                new BigDecimal("1.10"),
                Long.MAX_VALUE,
                new BigDecimal("9223372036854775808"),
                new BigDecimal("-1e3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "tru",
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "-",
        "NaN",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "[1,]",
        "[1 2]",
        "[",
        "{\"a\"}",
        "{a:1}",
        "{\"a\":1,}",
        "{}{}",
        "\u00a01",
        "1 x",
        "// c",
        "\"\\u\uff11234\""
      })
  void read_whatIsNoJson_isRefused(String text) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.read(text));
    assertThatIllegalArgumentException().isThrownBy(() -> RawJson.of(text));
  }

  @Test
  void read_tooDeep_isRefused() {
    assertThat(Json.read("[".repeat(500) + "]".repeat(500))).isInstanceOf(List.class);
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.read("[".repeat(100_000)))
        .withMessageContaining("500");
  }

  @Test
  void read_bytesThatAreNoUtf8_areRefused() {
    byte[] bytes = {'"', (byte) 0xc0, (byte) 0x80, '"'};
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.read(bytes, String.class));
  }

  @Test
  void read_record_takesWhatItKnows() {
    String json =
        "{\"more\":[{}],\"x\":7,\"name\":\"\\u00fc\\ud83d\\udc64\",\"raw\":{\"b\" : 1.0 } }";
    assertThat(RawJson.of(json).as(Some.class))
        .isEqualTo(new Some(7, "ü👤", RawJson.of("{\"b\" : 1.0 }"), List.of(), null, false));
  }

  @Test
  void read_recordWithAnotherType_saysWhat() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> RawJson.of("{\"x\":\"seven\"}").as(Point.class))
        .withMessageContaining("seven");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> RawJson.of("{\"x\":1.5}").as(Point.class));
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> RawJson.of("[]").as(Point.class));
  }

  private enum Kind {
    SECOND
  }

  private record Point(int x, @Nullable String name) {}

  private record Some(
      long x, String name, RawJson raw, List<String> list, @Nullable Instant time, boolean flag) {}
}
