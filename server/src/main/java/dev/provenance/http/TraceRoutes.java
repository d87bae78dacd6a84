package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.query.Traces;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What happened in a unit of work, or to a resource. */
final class TraceRoutes implements HttpService {
  static final String ROOT = "/api/traces";

  private final Guard guard;
  private final Traces traces;

  TraceRoutes(Guard guard, Traces traces) {
    this.guard = guard;
    this.traces = traces;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/*", Map.of(Method.GET, guard.with(Scope.READ, this::answer)));
  }

  private Answer answer(Call call) {
    Target target = Target.of(call.rawPath());
    return switch (target.part()) {
      case "" -> Answer.ok(traces.trace(call.tenant(), target.id(), call.parameters()));
      case "timeline" -> Answer.ok(traces.timeline(call.tenant(), target.id(), call.parameters()));
      case "summary" -> Answer.ok(traces.summary(call.tenant(), target.id()));
      default -> throw nothing();
    };
  }

  /**
   * What is asked for. Read from the path before it is decoded: a resource's id may contain slashes
   * that are no separators, sent as {@code %2F}.
   */
  private record Target(String id, String part) {
    static Target of(String rawPath) {
      String[] segments = rawPath.split("/", -1);
      int first = ROOT.split("/", -1).length;
      if (segments.length <= first || segments.length > first + 2 || segments[first].isEmpty()) {
        throw nothing();
      }
      String part = segments.length == first + 2 ? segments[first + 1] : "";
      return new Target(decode(segments[first]), part);
    }

    /** A plus is a plus in a path. */
    private static String decode(String segment) {
      try {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw ProblemException.invalid("id", "cannot be decoded: " + e.getMessage());
      }
    }
  }

  private static ProblemException nothing() {
    return new ProblemException(
        new Problem.NotFound("There is nothing here: see /docs for what there is"));
  }
}
