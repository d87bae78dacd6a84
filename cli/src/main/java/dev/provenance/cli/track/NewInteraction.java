package dev.provenance.cli.track;

import dev.provenance.cli.console.UuidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The body of a request to record; what is null is left out. */
final class NewInteraction {
  private final JsonMapper mapper = new JsonMapper();
  private final ObjectNode members = mapper.createObjectNode();

  void text(String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  /** A catalog entry by its mnemonic, or by its UUID. */
  void reference(String name, @Nullable String value) {
    boolean byId = value != null && UuidText.isUuid(value);
    text(byId ? name + "Id" : name, value);
  }

  /** Goes out exactly as it is. */
  void json(String name, @Nullable String value) {
    if (value != null) {
      members.putRawValue(name, new RawValue(value));
    }
  }

  String json() {
    return mapper.writeValueAsString(members);
  }
}
