package dev.provenance.sdk.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a query: names, each with one or more values. Immutable. */
record Parameters(Map<String, List<String>> values) {
  static final Parameters NONE = new Parameters(Map.of());

  Parameters set(String name, Object... some) {
    if (some.length == 0) {
      throw new IllegalArgumentException(name + " has no value (expected: one or more)");
    }
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    all.put(name, List.of(some).stream().map(Object::toString).toList());
    return new Parameters(all);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Behind a path: with its question mark, or empty. */
  String query() {
    String pairs =
        values.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return pairs.isEmpty() ? "" : "?" + pairs;
  }

  /** A segment of a path, whatever is in it. */
  static String segment(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the id is empty (expected: at least one character)");
    }
    boolean dots = text.equals(".") || text.equals("..");
    return dots ? text.replace(".", "%2E") : encoded(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
