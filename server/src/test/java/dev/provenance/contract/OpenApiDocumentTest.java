package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

class OpenApiDocumentTest {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final OpenApiDocument DOCUMENT = CONTRACT.document();
  private static final JsonNode ROOT = DOCUMENT.root();

  @Test
  void document_version_isOpenApi31() {
    assertThat(ROOT.path("openapi").asString("")).startsWith("3.1.");
  }

  @Test
  void document_refs_allResolve() {
    List<String> dangling =
        nodesNamed("$ref").stream()
            .map(ref -> ROOT.at(ref).asString(""))
            .filter(ref -> !ref.startsWith("#/") || ROOT.at(ref.substring(1)).isMissingNode())
            .toList();
    assertThat(dangling).isEmpty();
  }

  @Test
  void document_components_areAllUsed() {
    Set<String> used =
        Set.copyOf(nodesNamed("$ref").stream().map(ref -> ROOT.at(ref).asString("")).toList());
    List<String> unused =
        Stream.of("schemas", "responses", "parameters", "headers")
            .flatMap(kind ->
                ROOT.path("components").path(kind).propertyNames().stream()
                    .map(name -> "#/components/" + kind + "/" + name))
            .filter(ref -> !used.contains(ref))
            .toList();
    assertThat(unused).isEmpty();
  }

  @Test
  void operations_ids_areUniqueAndPresent() {
    assertThat(CONTRACT.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    assertThat(CONTRACT.operations()).extracting(Operation::id).doesNotContain("");
  }

  @TestFactory
  Stream<DynamicTest> operation_documentation_isComplete() {
    return CONTRACT.operations().stream()
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> complete(operation)));
  }

  @TestFactory
  Stream<DynamicTest> schema_everyOne_compiles() {
    return ROOT.path("components").path("schemas").propertyNames().stream()
        .map(name -> JsonPointer.compile("/components/schemas").appendProperty(name))
        .map(schema ->
            DynamicTest.dynamicTest(
                schema.toString(), () -> DOCUMENT.faults(schema, NullNode.instance)));
  }

  @TestFactory
  Stream<DynamicTest> example_everyOne_matchesItsSchema() {
    return examples()
        .map(example ->
            DynamicTest.dynamicTest(
                example.value().toString(),
                () ->
                    assertThat(DOCUMENT.faults(example.schema(), ROOT.at(example.value())))
                        .isEmpty()));
  }

  @Test
  void operation_jsonBodies_allHaveExamples() {
    List<JsonPointer> bare =
        nodesNamed("content").stream()
            .flatMap(content ->
                ROOT.at(content).propertyNames().stream()
                    .filter(OpenApiContract::isJson)
                    .map(content::appendProperty))
            .filter(media -> ROOT.at(media).path("examples").isEmpty())
            .toList();
    assertThat(bare).isEmpty();
  }

  private static void complete(Operation operation) {
    JsonNode node = ROOT.at(operation.pointer());
    assertThat(node.path("summary").asString("")).isNotBlank();
    assertThat(ROOT.path("tags").valueStream().map(tag -> tag.path("name").asString("")))
        .containsAll(node.path("tags").valueStream().map(tag -> tag.asString("")).toList());
    assertThat(node.path("tags").size()).isOne();
    List<String> statuses = List.copyOf(node.path("responses").propertyNames());
    assertThat(statuses).anyMatch(status -> status.startsWith("2"));
    if (operation.template().startsWith("/api/")) {
      assertThat(statuses).contains("400", "401", "403", "429", "500", "503");
      if (node.has("requestBody")) {
        assertThat(statuses).contains("413", "415");
      }
    }
    List<String> variables =
        Pattern.compile("\\{(\\w+)}")
            .matcher(operation.template())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(parameterNames(operation)).containsAll(variables);
  }

  private static List<String> parameterNames(Operation operation) {
    return Stream.of(operation.pointer(), operation.pointer().head())
        .map(pointer -> pointer.appendProperty("parameters"))
        .flatMap(list -> children(list).map(DOCUMENT::resolve))
        .map(parameter -> ROOT.at(parameter).path("name").asString(""))
        .toList();
  }

  private record Example(JsonPointer value, JsonPointer schema) {}

  /**
   * Those of media types and parameters (beside their {@code schema}), and those inside schemas.
   */
  private static Stream<Example> examples() {
    Stream<Example> many =
        nodesNamed("examples").stream()
            .flatMap(examples ->
                ROOT.at(examples).isArray()
                    ? children(examples).map(value -> new Example(value, examples.head()))
                    : children(examples)
                        .map(named ->
                            new Example(
                                named.appendProperty("value"),
                                examples.head().appendProperty("schema"))));
    Stream<Example> single =
        nodesNamed("example").stream()
            .map(value -> new Example(value, value.head().appendProperty("schema")));
    return Stream.concat(many, single);
  }

  private static List<JsonPointer> nodesNamed(String name) {
    List<JsonPointer> found = new ArrayList<>();
    collect(JsonPointer.empty(), name, found);
    return found;
  }

  private static void collect(JsonPointer at, String name, List<JsonPointer> found) {
    children(at)
        .forEach(child -> {
          if (name.equals(child.last().getMatchingProperty())) {
            found.add(child);
          }
          collect(child, name, found);
        });
  }

  private static Stream<JsonPointer> children(JsonPointer at) {
    JsonNode node = ROOT.at(at);
    if (node.isArray()) {
      return Stream.iterate(0, index -> index < node.size(), index -> index + 1)
          .map(at::appendIndex);
    }
    return node.propertyNames().stream().map(at::appendProperty);
  }
}
