package dev.provenance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.provenance.ingest.Submission;
import dev.provenance.ingest.SubmissionParser;
import dev.provenance.ingest.SubmissionParser.Parsed;
import dev.provenance.model.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;

/**
 * Bodies of recordings. Whatever is accepted is UTF-8 and, with nothing behind it, JSON to a reader
 * of another library, and what is carried on of it stands in the body letter by letter.
 */
public final class IntakeFuzz {
  private static final SubmissionParser PARSER = new SubmissionParser();

  private IntakeFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) {
    Parsed single = parsed(() -> PARSER.single(body, Map.of()));
    Parsed array = parsed(() -> PARSER.array(body));
    if (isAccepted(single) || isAccepted(array)) {
      assertJson(body);
    }
    String text = new String(body, UTF_8);
    for (Parsed each : List.of(single, array, parsed(() -> PARSER.lines(body)))) {
      if (isAccepted(each)) {
        each.items().forEach(item -> assertCarriedAsSent(item, text));
      }
    }
  }

  private interface Reading {
    Parsed read();
  }

  private static Parsed parsed(Reading reading) {
    try {
      return reading.read();
    } catch (ProblemException refused) {
      return new Parsed(List.of(), List.of(), 0);
    }
  }

  private static boolean isAccepted(Parsed parsed) {
    return parsed.faults().isEmpty() && !parsed.items().isEmpty();
  }

  private static void assertJson(byte[] body) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      try (JsonParser parser = Json.createParser(new StringReader(text))) {
        while (parser.hasNext()) {
          parser.next();
        }
      }
    } catch (CharacterCodingException | JsonException e) {
      throw new AssertionError("accepted, and no JSON: " + e.getMessage(), e);
    }
  }

  private static void assertCarriedAsSent(Submission item, String text) {
    String payload = item.payload();
    if (payload != null && !text.contains(payload)) {
      throw new AssertionError("not what was sent: " + payload);
    }
  }
}
