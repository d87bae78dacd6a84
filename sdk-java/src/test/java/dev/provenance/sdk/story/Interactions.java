package dev.provenance.sdk.story;

import dev.provenance.sdk.Context;
import dev.provenance.sdk.Interaction;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a story's program makes out of a JSON object. */
final class Interactions {
  private Interactions() {}

  static Interaction interaction(Nodes members) {
    Interaction made = Interaction.of(members.text("resourceId").orElse(""));
    for (Map.Entry<String, @Nullable Object> member : members.members().entrySet()) {
      made = with(made, member.getKey(), member.getValue());
    }
    return made;
  }

  static Context context(Nodes members) {
    Context made = Context.empty();
    for (String name : members.members().keySet()) {
      String value = members.text(name).orElseThrow();
      made =
          switch (name) {
            case "uowId" -> made.uow(value);
            case "userId" -> made.user(value);
            case "parentSpanId" -> made.parentSpan(value);
            case "resourceType" -> made.resourceType(value);
            case "origin" -> made.origin(value);
            default -> throw new AssertionError("unknown member of a context: " + name);
          };
    }
    return made;
  }

  private static Interaction with(Interaction made, String name, @Nullable Object value) {
    if (value == null && name.equals("userId")) {
      return made.user(null);
    }
    String text = String.valueOf(value);
    return switch (name) {
      case "resourceId" -> made;
      case "resourceType" -> made.resourceType(text);
      case "resourceTypeId" -> made.resourceType(UUID.fromString(text));
      case "action" -> made.action(text);
      case "actionId" -> made.action(UUID.fromString(text));
      case "origin" -> made.origin(text);
      case "originId" -> made.origin(UUID.fromString(text));
      case "uowId" -> made.uow(text);
      case "userId" -> made.user(text);
      case "spanId" -> made.span(text);
      case "parentSpanId" -> made.parentSpan(text);
      case "interactionTimestamp" -> made.at(Instant.parse(text));
      case "interaction" -> made.data(value);
      case "externalReference" -> made.externalReference(text);
      case "externalResponse" -> made.externalResponse(value);
      case "idempotencyKey" -> made.idempotencyKey(text);
      default -> throw new AssertionError("unknown member of an interaction: " + name);
    };
  }
}
