package dev.provenance.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands behind a URL's question mark; a name may come several times. */
public record Query(List<Parameter> parameters) {
  public static final Query NONE = new Query(List.of());

  public record Parameter(String name, String value) {}

  public Query {
    parameters = List.copyOf(parameters);
  }

  /** This query and one more parameter. */
  public Query and(String name, Object value) {
    return and(name, List.of(value.toString()));
  }

  /** This query and the parameter once for each value. */
  public Query and(String name, Collection<String> values) {
    Stream<Parameter> added = values.stream().map(value -> new Parameter(name, value));
    return new Query(Stream.concat(parameters.stream(), added).toList());
  }

  /** With the question mark; empty without parameters. */
  String encoded() {
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(parameter -> parameter.name() + "=" + encoded(parameter.value()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Any text as one part of a path, or as a value. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
