package dev.provenance.contract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One documented operation: where it stands in the document and which requests are its own. */
record Operation(String id, String method, String template, JsonPointer pointer) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  /** The contract. */
  static final OpenApiDocument DOCUMENT = OpenApiDocument.read(ApiFiles.openApi());

  /**
   * All operations of a document; of two whose templates match a path, the one with the earlier
   * literal comes first.
   */
  static List<Operation> all(JsonNode root) {
    return root.path("paths").properties().stream()
        .flatMap(path -> of(path.getKey(), path.getValue()))
        .sorted(Comparator.comparing(operation -> operation.template.replace('{', '\uffff')))
        .toList();
  }

  private static Stream<Operation> of(String template, JsonNode item) {
    return item.properties().stream()
        .filter(member -> METHODS.contains(member.getKey()))
        .map(member ->
            new Operation(
                member.getValue().path("operationId").asString(""),
                member.getKey().toUpperCase(Locale.ROOT),
                template,
                JsonPointer.empty()
                    .appendProperty("paths")
                    .appendProperty(template)
                    .appendProperty(member.getKey())));
  }

  /** With an id where the template has one. */
  String path(String anId) {
    return template.replace("{id}", anId);
  }

  boolean matchesPath(String path) {
    String[] expected = template.split("/", -1);
    String[] actual = path.split("/", -1);
    return expected.length == actual.length
        && Arrays.equals(expected, actual, Operation::compareSegment);
  }

  private static int compareSegment(String expected, String actual) {
    boolean variable = expected.startsWith("{");
    return variable ? (actual.isEmpty() ? 1 : 0) : expected.compareTo(actual);
  }

  @Override
  public String toString() {
    return id + " (" + method + " " + template + ")";
  }
}
