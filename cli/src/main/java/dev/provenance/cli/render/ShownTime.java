package dev.provenance.cli.render;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** A time as tables show it: UTC, to the second. */
public record ShownTime(Instant instant) {

  /** When an interaction happened by its own account, else when it was recorded. */
  public static ShownTime of(JsonNode interaction) {
    JsonNode own = interaction.path("interactionTimestamp");
    JsonNode time = own.isString() ? own : interaction.path("createdDate");
    return new ShownTime(Instant.parse(time.asString()));
  }

  /** A member that may be null. */
  public static Cell cell(JsonNode node, String member) {
    JsonNode time = node.path(member);
    return time.isString()
        ? Cell.of(new ShownTime(Instant.parse(time.asString())).toString())
        : Cell.NOTHING;
  }

  @Override
  public String toString() {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
