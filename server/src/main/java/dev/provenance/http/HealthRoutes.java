package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether the process lives, and whether it can do its work. */
final class HealthRoutes implements HttpService {
  private static final Map<String, String> UP = Map.of("status", "UP");

  private final BooleanSupplier isReady;

  HealthRoutes(BooleanSupplier isReady) {
    this.isReady = isReady;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(
        rules,
        "/live",
        Map.of(Method.GET, (request, response) -> Responses.send(response, Answer.ok(UP))));
    Paths.add(
        rules,
        "/ready",
        Map.of(
            Method.GET,
            (request, response) -> {
              if (!isReady.getAsBoolean()) {
                throw new ProblemException(
                    new Problem.Unavailable(
                        Problem.Reason.DATABASE,
                        "The database does not answer",
                        Duration.ofSeconds(1)));
              }
              Responses.send(response, Answer.ok(UP));
            }));
  }
}
