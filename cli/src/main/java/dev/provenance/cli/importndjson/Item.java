package dev.provenance.cli.importndjson;

import dev.provenance.cli.bulk.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns a line into an item of a batch. Values are carried over as the bytes they are. What a list
 * answers is understood too: mnemonics stand in for the ids of the server it comes from, and the
 * date of recording for a missing time.
 */
final class Item {
  private static final JsonFactory JSON = new JsonFactory();

  /** Members that are sent under their own name. */
  private static final Set<String> SENT =
      Set.of(
          "resourceId",
          "resourceType",
          "resourceTypeId",
          "action",
          "actionId",
          "origin",
          "originId",
          "interaction",
          "externalReference",
          "externalResponse",
          "uowId",
          "userId",
          "spanId",
          "parentSpanId",
          "interactionTimestamp",
          "idempotencyKey");

  /** Members that are sent under another name, if that one is missing. */
  private static final Map<String, String> STANDS_FOR =
      Map.of(
          "resourceTypeMnemonic",
          "resourceType",
          "actionMnemonic",
          "action",
          "originMnemonic",
          "origin",
          "createdDate",
          "interactionTimestamp");

  /** Ids that mean nothing to another server, where the mnemonic is known. */
  private static final Map<String, String> REPLACED_BY =
      Map.of(
          "resourceTypeId",
          "resourceTypeMnemonic",
          "actionId",
          "actionMnemonic",
          "originId",
          "originMnemonic");

  /** What the server that the lines come from did itself; no server lets others record that. */
  private static final String SYSTEM = "\"SYSTEM\"";

  private static final String IMPORTED_SYSTEM = "\"IMPORTED_SYSTEM\"";

  private record Member(String name, int start, int end) {}

  private Item() {}

  /** A line that is no JSON object comes back as it is, for the server to say what is wrong. */
  static byte[] of(Line line) {
    List<Member> members = members(line.bytes());
    if (members == null) {
      return line.bytes();
    }
    Set<String> names = members.stream().map(Member::name).collect(Collectors.toSet());
    ByteArrayOutputStream item = new ByteArrayOutputStream(line.bytes().length + 128);
    item.write('{');
    if (!names.contains("idempotencyKey")) {
      item.writeBytes(ascii("\"idempotencyKey\":\"" + idempotencyKey(line) + "\""));
    }
    for (Member member : members) {
      String name = nameToSend(member.name(), names);
      if (name != null) {
        item.writeBytes(ascii((item.size() == 1 ? "\"" : ",\"") + name + "\":"));
        item.writeBytes(
            value(name, Arrays.copyOfRange(line.bytes(), member.start(), member.end())));
      }
    }
    item.write('}');
    return item.toByteArray();
  }

  private static byte[] value(String name, byte[] value) {
    boolean isOfSystem =
        name.equals("origin") && new String(value, StandardCharsets.UTF_8).equalsIgnoreCase(SYSTEM);
    return isOfSystem ? ascii(IMPORTED_SYSTEM) : value;
  }

  /** Follows from the line and its place, so that the same file gives the same keys. */
  static String idempotencyKey(Line line) {
    return "import-ndjson-" + Sha256.hex(ascii(line.number() + "\n"), line.bytes());
  }

  private static @Nullable String nameToSend(String name, Set<String> names) {
    if (SENT.contains(name)) {
      String better = REPLACED_BY.get(name);
      return better != null && names.contains(better) ? null : name;
    }
    String other = STANDS_FOR.get(name);
    return other == null || names.contains(other) ? null : other;
  }

  /** Those that are not null, which is as good as absent; null if the line is no object. */
  private static @Nullable List<Member> members(byte[] line) {
    List<Member> members = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
          parser.skipChildren();
          parser.finishToken();
          int end = Math.toIntExact(parser.currentLocation().getByteOffset());
          members.add(new Member(name, start, end));
        }
      }
      return parser.nextToken() == null ? members : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
