package dev.provenance;

import dev.provenance.contract.OpenApiContract;
import dev.provenance.contract.ScenarioRunner;
import dev.provenance.contract.Scenarios;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every scenario of {@code api/samples} against the real server, each in a tenant of its own.
 */
final class ScenariosTest {
  static Stream<Path> scenarios() {
    return Scenarios.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_played_answersAsShown(Path scenario) throws Exception {
    try (ScenarioRunner runner =
        new ScenarioRunner(
            TestServer.uri(), TestServer.newTenant().key(), OpenApiContract.load())) {
      runner.run(scenario);
    }
  }
}
