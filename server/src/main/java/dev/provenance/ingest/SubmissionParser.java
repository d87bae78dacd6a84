package dev.provenance.ingest;

import dev.provenance.model.Fault;
import dev.provenance.model.Faults;
import dev.provenance.model.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads request bodies into {@link Submission}s. The body is walked once; free-form members are
 * checked to be JSON and carried as the very characters that were sent.
 */
public final class SubmissionParser {
  /** What a batch may hold. */
  static final int MOST_ITEMS = 10_000;

  private final JsonFactory json = new JsonFactory();

  /**
   * What was read.
   *
   * @param items as far as they could be read
   * @param faults all that is wrong with them
   * @param bytes of the body
   */
  public record Parsed(List<Submission> items, List<Fault> faults, int bytes) {}

  /**
   * Reads the body of a single recording.
   *
   * @param headers what came as headers, by field
   */
  public Parsed single(byte[] body, Map<Field, String> headers) {
    Faults faults = new Faults();
    List<Submission> items = new ArrayList<>(1);
    read(body, "", faults, parser -> items.add(item(parser, body, "", headers, faults)));
    return new Parsed(items, faults.all(), body.length);
  }

  /** Reads a JSON array of interactions: all that is said of one is a member of it. */
  public Parsed array(byte[] body) {
    Faults faults = new Faults();
    List<Submission> items = new ArrayList<>();
    read(
        body,
        "",
        faults,
        parser -> {
          if (parser.currentToken() != JsonToken.START_ARRAY) {
            faults.add("", "expected a JSON array of interactions");
            parser.skipChildren();
            return;
          }
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            checkCount(items.size());
            items.add(item(parser, body, "/" + items.size(), Map.of(), faults));
          }
        });
    checkNotEmpty(items, faults);
    return new Parsed(items, faults.all(), body.length);
  }

  /** Reads one interaction per line; empty lines are passed over and not counted. */
  public Parsed lines(byte[] body) {
    Faults faults = new Faults();
    List<Submission> items = new ArrayList<>();
    int start = 0;
    while (start < body.length) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(body, start, end);
      start = end + 1;
      if (isBlank(line)) {
        continue;
      }
      checkCount(items.size());
      String pointer = "/" + items.size();
      int before = items.size();
      read(
          line,
          pointer,
          faults,
          parser -> items.add(item(parser, line, pointer, Map.of(), faults)));
      if (items.size() == before) {
        items.add(new Submission(pointer, Map.of(), null, null, new byte[0]));
      }
    }
    checkNotEmpty(items, faults);
    return new Parsed(items, faults.all(), body.length);
  }

  private interface Reading {
    void run(JsonParser parser);
  }

  private void read(byte[] body, String pointer, Faults faults, Reading reading) {
    if (!isUtf8(body)) {
      faults.add(pointer, "is not UTF-8");
      return;
    }
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() == null) {
        faults.add(pointer, "is empty (expected: JSON)");
        return;
      }
      reading.run(parser);
      if (parser.nextToken() != null) {
        faults.add(
            pointer,
            "goes on after the end of the JSON value" + where(parser.currentTokenLocation()));
      }
    } catch (StreamConstraintsException e) {
      faults.add(pointer, "is beyond a limit: " + e.getOriginalMessage());
    } catch (StreamReadException e) {
      faults.add(pointer, "is not JSON: " + e.getOriginalMessage() + where(e.getLocation()));
    }
  }

  private static Submission item(
      JsonParser parser, byte[] body, String pointer, Map<Field, String> headers, Faults faults) {
    ItemReader reader = new ItemReader(parser, body, pointer, faults);
    return reader.read(headers);
  }

  private static void checkCount(int count) {
    if (count >= MOST_ITEMS) {
      throw ProblemException.invalid(
          "",
          "more than "
              + MOST_ITEMS
              + " interactions (expected: at most "
              + MOST_ITEMS
              + " in a batch)");
    }
  }

  private static void checkNotEmpty(List<Submission> items, Faults faults) {
    if (items.isEmpty() && faults.all().isEmpty()) {
      faults.add("", "is empty (expected: 1 to " + MOST_ITEMS + " interactions)");
    }
  }

  /**
   * Strict; a NUL among the first characters means UTF-16 or UTF-32, which the parser would guess
   * at.
   */
  private static boolean isUtf8(byte[] body) {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        return false;
      }
    }
    if (isAscii(body)) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isAscii(byte[] body) {
    for (byte b : body) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static String where(TokenStreamLocation location) {
    return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
