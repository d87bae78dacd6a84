package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A path and what may be done with it; every other method is a 405 that says so. */
final class Paths {
  private Paths() {}

  static void add(HttpRules rules, String path, Map<Method, Handler> handlers) {
    handlers.forEach((method, handler) -> rules.route(method, path, handler));
    rules.any(path, notAllowed(handlers.keySet().toArray(Method[]::new)));
  }

  /** Answers that only these methods are possible. */
  static Handler notAllowed(Method... methods) {
    List<String> allowed = Arrays.stream(methods).map(Method::text).sorted().toList();
    return (request, response) -> {
      throw new ProblemException(
          new Problem.MethodNotAllowed(
              request.prologue().method().text()
                  + " is not possible here (expected: "
                  + String.join(" or ", allowed)
                  + ")",
              allowed));
    };
  }

  /**
   * The pattern that a request matched, as the contract writes it; Helidon ends that of a service's
   * root with a slash.
   */
  static String pattern(ServerRequest request) {
    String pattern = request.matchingPattern().orElse("none");
    return pattern.length() > 1 && pattern.endsWith("/")
        ? pattern.substring(0, pattern.length() - 1)
        : pattern;
  }

  static ProblemException notFound() {
    return new ProblemException(nothingHere());
  }

  static Problem nothingHere() {
    return new Problem.NotFound("There is nothing here: see /docs for what there is");
  }
}
