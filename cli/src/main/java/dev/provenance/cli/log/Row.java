package dev.provenance.cli.log;

import java.io.IOException;
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
