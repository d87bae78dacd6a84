package dev.provenance.http;

import dev.provenance.model.Checks;
import dev.provenance.model.Faults;
import dev.provenance.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a small JSON object one by one; faults are collected and thrown by {@link
 * #done}.
 */
final class BodyReader {
  private final JsonNode body;
  private final Faults faults = new Faults();

  BodyReader(JsonNode body) {
    this.body = body;
    if (!body.isObject()) {
      throw ProblemException.invalid("", "expected a JSON object");
    }
  }

  /** Whether the member is there, be it null. */
  boolean has(String member) {
    return body.has(member);
  }

  /** A text that must be there. */
  String required(String member, int longest) {
    String text = optional(member, longest);
    if (text == null) {
      fault(member, "is missing (expected: a string of 1 to " + longest + " characters)");
      return "";
    }
    return text;
  }

  @Nullable String optional(String member, int longest) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      fault(member, "is not a string");
      return null;
    }
    String text = value.stringValue();
    Checks.textFault(text, longest).ifPresent(message -> fault(member, message));
    return text;
  }

  @Nullable Boolean optionalBoolean(String member) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      fault(member, "is not true or false");
      return null;
    }
    return value.booleanValue();
  }

  /** The texts of a list; null when it is absent. */
  <T> @Nullable List<T> list(
      String member, String expected, Function<String, Optional<T>> reading) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    List<T> result = new ArrayList<>();
    if (!value.isArray()) {
      fault(member, "is not a list (expected: a list of " + expected + ")");
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      int index = i;
      reading
          .apply(value.get(i).asString(""))
          .ifPresentOrElse(result::add, () -> fault(member + "/" + index, "expected: " + expected));
    }
    return result;
  }

  void fault(String member, String message) {
    faults.add("/" + member, message);
  }

  void done() {
    faults.done();
  }
}
