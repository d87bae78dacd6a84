package dev.provenance.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of {@code api/samples/scenarios}, as {@code api/samples/README.md} describes it. */
record Scenario(String name, String about, List<JsonNode> steps) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static Scenario read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Scenario.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is not a scenario: " + e.getMessage(), e);
    }
  }

  /** One request and what is expected of its answer, all variables put in. */
  record Step(
      String name, Request request, Expectation expect, @Nullable Map<String, String> save) {

    static Step of(JsonNode node, Variables variables) {
      return JSON.treeToValue(variables.substitute(node), Step.class);
    }

    Map<String, String> saves() {
      return save == null ? Map.of() : save;
    }
  }

  /**
   * {@code body} is sent as JSON, {@code rawBody} as it stands; a header that is null is not sent.
   */
  record Request(
      String method,
      String path,
      @Nullable Map<String, @Nullable String> headers,
      @Nullable Map<String, JsonNode> query,
      @Nullable JsonNode body,
      @Nullable String rawBody) {

    Map<String, @Nullable String> givenHeaders() {
      return headers == null ? Map.of() : headers;
    }

    /** The query's names and values, a list given once for each of its elements. */
    Stream<Map.Entry<String, String>> queryPairs() {
      return query == null
          ? Stream.empty()
          : query.entrySet().stream()
              .flatMap(entry ->
                  values(entry.getValue())
                      .map(value -> Map.entry(entry.getKey(), value.asString())));
    }

    private static Stream<JsonNode> values(JsonNode value) {
      return value.isArray() ? value.valueStream() : Stream.of(value);
    }
  }

  record Expectation(
      int status,
      @Nullable Map<String, String> headers,
      @Nullable JsonNode body,
      @Nullable List<String> bodyContains) {

    Map<String, String> givenHeaders() {
      return headers == null ? Map.of() : headers;
    }

    List<String> texts() {
      return bodyContains == null ? List.of() : bodyContains;
    }
  }
}
