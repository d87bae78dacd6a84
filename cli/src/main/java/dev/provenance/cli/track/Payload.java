package dev.provenance.cli.track;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON that is checked and then sent character for character. */
final class Payload {
  private Payload() {}

  /** Null if the bytes are no UTF-8. */
  static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException somethingElse) {
      return null;
    }
  }

  /** What is wrong, and where; null if it is one JSON value. */
  static @Nullable String complaint(String json) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() == null) {
        return "it is empty";
      }
      parser.skipChildren();
      return parser.nextToken() == null ? null : place(parser) + "something follows the value";
    } catch (JacksonException e) {
      return "line %d, column %d: %s"
          .formatted(
              e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
    }
  }

  private static String place(JsonParser parser) {
    return "line %d, column %d: "
        .formatted(
            parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr());
  }
}
