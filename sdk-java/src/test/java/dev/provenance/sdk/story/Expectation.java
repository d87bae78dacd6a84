package dev.provenance.sdk.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares what a story expects with what came; {@code {{uuid:a}}} is remembered. */
final class Expectation {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)(?::(\\w+))?}}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");

  private final Map<String, String> named = new HashMap<>();

  /**
   * @param exact whether an object may have no other members
   */
  void check(String where, @Nullable Object expected, @Nullable Object actual, boolean exact) {
    if (expected instanceof Map<?, ?> members) {
      if (!(actual instanceof Map<?, ?> found)) {
        throw new AssertionError(where + " is " + actual + " (expected: an object)");
      }
      members.forEach((name, value) -> check(where + "/" + name, value, found.get(name), exact));
      if (exact) {
        assertThat(found.keySet()).as(where).isEqualTo(members.keySet());
      }
    } else if (expected instanceof List<?> elements) {
      if (!(actual instanceof List<?> found)) {
        throw new AssertionError(where + " is " + actual + " (expected: a list)");
      }
      assertThat(found).as(where).hasSameSizeAs(elements);
      for (int i = 0; i < elements.size(); i++) {
        check(where + "/" + i, elements.get(i), found.get(i), exact);
      }
    } else if (expected instanceof String text && PLACEHOLDER.matcher(text).matches()) {
      placeholder(where, text, actual);
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }

  private void placeholder(String where, String text, @Nullable Object actual) {
    Matcher form = PLACEHOLDER.matcher(text);
    assertThat(form.matches()).isTrue();
    assertThat(actual).as(where).isNotNull();
    String found = String.valueOf(actual);
    switch (form.group(1)) {
      case "uuid" -> assertThat(UUID.fromString(found).toString()).as(where).isEqualTo(found);
      case "timestamp" -> assertThat(found).as(where).matches(TIMESTAMP);
      case "any" -> assertThat(actual).as(where).isNotNull();
      default -> throw new AssertionError("unknown placeholder " + text);
    }
    if (form.group(2) != null) {
      String before = named.putIfAbsent(form.group(2), found);
      assertThat(found).as(where).isEqualTo(before == null ? found : before);
    }
  }
}
