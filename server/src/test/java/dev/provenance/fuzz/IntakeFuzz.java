package dev.provenance.fuzz;

import dev.provenance.ingest.Submission;
import dev.provenance.ingest.SubmissionParser;
import dev.provenance.ingest.SubmissionParser.Parsed;
import dev.provenance.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of recordings. Whatever is accepted is JSON as a whole, with nothing behind it, to a
 * reader of trees, and what is carried on of it stands in the body letter by letter.
 */
public final class IntakeFuzz {
  private static final SubmissionParser PARSER = new SubmissionParser();
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private IntakeFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) {
    Parsed single = parsed(() -> PARSER.single(body, Map.of()));
    Parsed array = parsed(() -> PARSER.array(body));
    if (isAccepted(single) || isAccepted(array)) {
      assertJson(body);
    }
    String text = new String(body, StandardCharsets.UTF_8);
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
      return new Parsed(List.of(), List.of());
    }
  }

  private static boolean isAccepted(Parsed parsed) {
    return parsed.faults().isEmpty() && !parsed.items().isEmpty();
  }

  private static void assertJson(byte[] body) {
    try {
      STRICT.readTree(body);
    } catch (JacksonException e) {
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
