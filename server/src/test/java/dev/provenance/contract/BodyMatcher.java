package dev.provenance.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with what a scenario expects: every member given must be there and match,
 * further members are allowed; arrays match element by element and in length; numbers by value;
 * <code>{{uuid}}</code> and its like stand for any such value.
 */
final class BodyMatcher {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");

  private final List<String> mismatches = new ArrayList<>();

  private BodyMatcher() {}

  /** All differences as {@code /json/pointer: expected …, got …}; empty when it matches. */
  static List<String> mismatches(JsonNode expected, JsonNode actual) {
    BodyMatcher matcher = new BodyMatcher();
    matcher.compare(JsonPointer.empty(), expected, actual);
    return List.copyOf(matcher.mismatches);
  }

  private void compare(JsonPointer at, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      expected.forEachEntry(
          (name, member) -> compare(at.appendProperty(name), member, actual.path(name)));
    } else if (expected.isArray() && actual.isArray()) {
      compareElements(at, expected, actual);
    } else if (!matches(expected, actual)) {
      mismatch(at, expected.toString(), actual.isMissingNode() ? "nothing" : actual.toString());
    }
  }

  private void compareElements(JsonPointer at, JsonNode expected, JsonNode actual) {
    if (expected.size() != actual.size()) {
      mismatch(at, expected.size() + " elements", actual.size() + ": " + actual);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(at.appendIndex(i), expected.get(i), actual.get(i));
    }
  }

  private void mismatch(JsonPointer at, String expected, String got) {
    String place = at.toString();
    mismatches.add(
        "%s: expected %s, got %s".formatted(place.isEmpty() ? "/" : place, expected, got));
  }

  private static boolean matches(JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    if (!expected.isString()) {
      return expected.equals(actual);
    }
    return switch (expected.stringValue()) {
      case "{{any}}" -> !actual.isMissingNode();
      case "{{string}}" -> actual.isString();
      case "{{integer}}" -> actual.isIntegralNumber();
      case "{{uuid}}" -> actual.isString() && UUID.matcher(actual.stringValue()).matches();
      case "{{timestamp}}" -> actual.isString() && isTimestamp(actual.stringValue());
      default -> literal(expected).equals(actual);
    };
  }

  private static JsonNode literal(JsonNode expected) {
    if (expected.stringValue().matches("\\{\\{.*}}")) {
      throw new IllegalArgumentException(
          expected
              + " is no placeholder (expected: {{any}}, {{string}}, {{integer}}, {{uuid}} or"
              + " {{timestamp}})");
    }
    return expected;
  }

  private static boolean isTimestamp(String text) {
    if (!TIMESTAMP.matcher(text).matches()) {
      return false;
    }
    try {
      return text.startsWith(Instant.parse(text).toString().substring(0, 19));
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
