package dev.provenance.ingest;

import dev.provenance.model.Checks;
import dev.provenance.model.Faults;
import dev.provenance.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one interaction from where the parser stands. */
final class ItemReader {
  /** What is free in one interaction may have so many: what is read must fit into an answer. */
  private static final int MOST_FREE_BYTES = 1024 * 1024;

  private final JsonParser parser;
  private final byte[] body;
  private final String pointer;
  private final Faults faults;
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private final Set<String> seen = new HashSet<>();
  private @Nullable String payload;
  private @Nullable String externalResponse;
  private int freeBytes;

  ItemReader(JsonParser parser, byte[] body, String pointer, Faults faults) {
    this.parser = parser;
    this.body = body;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** Leaves the parser at the end of the item. */
  Submission read(Map<Field, String> headers) {
    int start = offset();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      fault("", "is " + name(parser.currentToken()) + " (expected: an object)");
      parser.skipChildren();
      return submission(start, headers);
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      parser.nextToken();
      member(member);
    }
    headers.forEach(this::header);
    require(
        Field.RESOURCE_ID.member(), "is missing (expected: the resource's identifier, a string)");
    for (Kind kind : Kind.values()) {
      if (!seen.contains(kind.idField())) {
        require(
            kind.field(),
            "is missing (expected: the "
                + kind.label()
                + "'s mnemonic, or its UUID as "
                + kind.idField()
                + ")");
      }
    }
    return submission(start, headers);
  }

  private void require(String member, String message) {
    if (!seen.contains(member)) {
      fault(member, message);
    }
  }

  private void member(String member) {
    Field field = Field.ofMember(member);
    boolean isPayload = member.equals("interaction");
    boolean isResponse = member.equals("externalResponse");
    if (field == null && !isPayload && !isResponse) {
      parser.skipChildren();
      return;
    }
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (!seen.add(member)) {
      fault(member, "appears more than once");
    }
    if (isPayload) {
      payload = raw();
    } else if (isResponse) {
      externalResponse = raw();
    } else if (field != null) {
      text(field);
    }
  }

  private void text(Field field) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      String value = parser.getString();
      Optional<String> fault = field.fault(value);
      fault.ifPresent(message -> fault(field.member(), message));
      if (fault.isEmpty()) {
        texts.put(field, value);
      }
    } else {
      fault(field.member(), "is " + name(token) + " (expected: a string)");
      parser.skipChildren();
    }
  }

  private void header(Field field, String value) {
    String header = field.header().orElse(field.member());
    Optional<String> fault = field.fault(value);
    if (fault.isPresent()) {
      faults.add(header, fault.get());
      return;
    }
    String member = texts.putIfAbsent(field, value);
    if (member != null && !field.agree(member, value)) {
      fault(
          field.member(),
          Checks.quote(member) + " differs from the header " + header + ": " + Checks.quote(value));
    }
  }

  /** The characters of the current value exactly as sent. */
  private String raw() {
    int start = offset();
    parser.skipChildren();
    parser.finishToken();
    int end = Math.toIntExact(parser.currentLocation().getByteOffset());
    freeBytes += end - start;
    return new String(body, start, end - start, StandardCharsets.UTF_8);
  }

  private int offset() {
    return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
  }

  private Submission submission(int start, Map<Field, String> headers) {
    int end = Math.toIntExact(parser.currentLocation().getByteOffset());
    if (freeBytes > MOST_FREE_BYTES) {
      fault(
          "",
          "has %d bytes of interaction and externalResponse (expected: at most %d)"
              .formatted(freeBytes, MOST_FREE_BYTES));
    }
    boolean isWanted = texts.containsKey(Field.IDEMPOTENCY_KEY);
    byte[] digest =
        isWanted ? RequestKey.hash(headers).add(body, start, end - start).bytes() : new byte[0];
    return new Submission(pointer, texts, payload, externalResponse, digest);
  }

  private void fault(String member, String message) {
    faults.add(member.isEmpty() ? pointer : pointer + "/" + member, message);
  }

  private static String name(@Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_STRING -> "a string";
      case null, default -> "null";
    };
  }
}
