package dev.provenance.cli.trace;

import dev.provenance.cli.render.ShownTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One interaction of a trace. */
record Step(JsonNode row, Instant time) {
  Step(JsonNode row) {
    this(row, ShownTime.of(row).instant());
  }

  /** From the first to the last; they are in the order of their times. */
  static Duration duration(List<Step> steps) {
    return steps.isEmpty()
        ? Duration.ZERO
        : Duration.between(steps.getFirst().time(), steps.getLast().time());
  }

  /** The interaction itself is a span if it names none. */
  String spanId() {
    String span = text("spanId");
    return span == null ? row.path("interactionId").asString("") : span;
  }

  @Nullable String parentSpanId() {
    return text("parentSpanId");
  }

  @Nullable String text(String member) {
    return row.path(member).isString() ? row.path(member).asString() : null;
  }
}
