package dev.provenance.http;

import dev.provenance.model.Checks;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * JSON as the API speaks it: members in the order of declaration, times in UTC with milliseconds.
 */
final class Json {
  /** Of a body that is read as a tree: each may be some eighty bytes in memory. */
  private static final int MOST_TOKENS = 20_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          // What fails while a value is written is no fault of its writing.
          .disable(SerializationFeature.WRAP_EXCEPTIONS)
          .addModule(new SimpleModule().addSerializer(Instant.class, new InstantSerializer()))
          .build();

  private Json() {}

  /** What the value lists is gone through as it is written. */
  static void write(Object value, OutputStream out) {
    MAPPER.writeValue(out, value);
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * A line of NDJSON: a payload's own line breaks, which can only be white space, become spaces.
   */
  static byte[] line(Object value) {
    byte[] json = bytes(value);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    for (int i = 0; i < json.length; i++) {
      if (line[i] == '\n' || line[i] == '\r') {
        line[i] = ' ';
      }
    }
    line[json.length] = '\n';
    return line;
  }

  /** Throws Jackson's exception when it is not JSON, or has too many parts. */
  static JsonNode tree(byte[] body) {
    return MAPPER.readTree(body);
  }

  private static final class InstantSerializer extends StdSerializer<Instant> {
    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeString(Checks.format(value));
    }
  }
}
