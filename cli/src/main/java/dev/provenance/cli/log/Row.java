package dev.provenance.cli.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An interaction of the log.
 *
 * @param json the very bytes the server sent: a payload in it is still as it was recorded
 */
public record Row(long number, byte[] json) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads the number out of the row.
   *
   * @throws IOException the bytes are no interaction with a number
   */
  public static Row of(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean wanted = parser.currentName().equals("interactionNumber");
          parser.nextToken();
          if (wanted) {
            return new Row(parser.getLongValue(), json);
          }
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new IOException("an interaction that is not JSON", e);
    }
    throw new IOException("an interaction without an interactionNumber");
  }

  /** A member's JSON text as it came; null if there is none, or if it is null. */
  public @Nullable String text(String member) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = parser.currentName().equals(member);
        parser.nextToken();
        if (wanted) {
          return parser.currentToken() == JsonToken.VALUE_NULL ? null : text(parser, json);
        }
        parser.skipChildren();
      }
    }
    return null;
  }

  /** The JSON text of the value at which a parser of these bytes stands; it moves to its end. */
  public static String text(JsonParser parser, byte[] json) {
    int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    parser.skipChildren();
    parser.finishToken();
    int end = Math.toIntExact(parser.currentLocation().getByteOffset());
    return new String(json, start, end - start, StandardCharsets.UTF_8);
  }

  /**
   * Its JSON on a single line. Line ends can only stand between the tokens of JSON, where a space
   * means the same.
   */
  public byte[] line() {
    byte[] line = json.clone();
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n' || line[i] == '\r') {
        line[i] = ' ';
      }
    }
    return line;
  }
}
