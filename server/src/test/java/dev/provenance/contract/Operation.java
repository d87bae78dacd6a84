package dev.provenance.contract;

import java.util.ArrayList;
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

  /** What a request of it must ask to be heard, to be added to a query. */
  String neededQuery() {
    return switch (id) {
      case "suggestValues" -> "&field=resourceId&prefix=v";
      case "topInteractions" -> "&by=resourceId";
      case "exportInteractions" -> "&format=ndjson";
      // Streams have no end; one that is refused has.
      case "streamInteractions" -> "&after=x";
      default -> "";
    };
  }

  /** The same without one parameter, which the request has already. */
  String neededQuery(String without) {
    return neededQuery().replaceAll("&" + without + "=[^&]*", "");
  }

  /** The declarations of its parameters: in the query, the path and the headers. */
  List<JsonNode> parameters() {
    List<JsonNode> parameters = new ArrayList<>();
    JsonPointer all = pointer.appendProperty("parameters");
    for (int i = 0; i < DOCUMENT.root().at(all).size(); i++) {
      parameters.add(DOCUMENT.root().at(DOCUMENT.resolve(all.appendIndex(i))));
    }
    return parameters;
  }

  /** What a body of it looks like: the contract's examples; empty when it takes no JSON. */
  List<JsonNode> bodies() {
    JsonPointer body = DOCUMENT.resolve(pointer.appendProperty("requestBody"));
    JsonNode content = DOCUMENT.root().at(body).path("content").path("application/json");
    return content.path("examples").properties().stream()
        .map(example -> example.getValue().path("value"))
        .toList();
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
