package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.contract.Scenario.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The samples agree with the contract, before any server is asked. */
class ScenarioSamplesTest {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  static Stream<Path> scenarios() {
    return Scenarios.scenarios();
  }

  @Test
  void scenarios_names_areUnique() {
    assertThat(scenarios().map(file -> Scenario.read(file).name()))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_steps_areDocumented(Path file) {
    for (Step step : steps(file)) {
      Operation operation = CONTRACT.operation(step.request().method(), step.request().path());
      assertThat(CONTRACT.response(operation, step.expect().status())).isNotNull();
      if (step.expect().status() < 300) {
        step.request().queryPairs().forEach(pair -> assertParameter(operation, pair.getKey()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_acceptedBodies_matchTheirSchema(Path file) {
    for (Step step : steps(file)) {
      JsonNode body = step.request().body();
      if (body != null && step.expect().status() < 300) {
        JsonPointer schema =
            CONTRACT
                .operation(step.request().method(), step.request().path())
                .pointer()
                .append(JsonPointer.compile("/requestBody/content/application~1json/schema"));
        assertThat(CONTRACT.document().faults(schema, body)).as(step.name()).isEmpty();
      }
    }
  }

  /** Every saved variable stands for a UUID here; one that no step before has saved is an error. */
  private static List<Step> steps(Path file) {
    Variables variables = new Variables();
    List<Step> steps = new ArrayList<>();
    for (JsonNode node : Scenario.read(file).steps()) {
      Step step = Step.of(node, variables);
      step.saves()
          .keySet()
          .forEach(name ->
              variables.save(name, StringNode.valueOf("0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b01")));
      steps.add(step);
    }
    return steps;
  }

  private static void assertParameter(Operation operation, String name) {
    OpenApiDocument document = CONTRACT.document();
    JsonPointer parameters = operation.pointer().appendProperty("parameters");
    assertThat(
            Stream.iterate(0, i -> i < document.root().at(parameters).size(), i -> i + 1)
                .map(i -> document.resolve(parameters.appendIndex(i)))
                .map(document.root()::at)
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("name").asString("")))
        .as(operation.toString())
        .contains(name);
  }
}
