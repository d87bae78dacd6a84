package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.query.Traces;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** What happened in a unit of work, or to a resource. */
final class TraceRoutes implements HttpService {
  private final Guard guard;
  private final Traces traces;

  TraceRoutes(Guard guard, Traces traces) {
    this.guard = guard;
    this.traces = traces;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/{id}", Map.of(Method.GET, guard.with(Scope.READ, this::trace)));
    Paths.add(rules, "/{id}/timeline", Map.of(Method.GET, guard.with(Scope.READ, this::timeline)));
    Paths.add(rules, "/{id}/summary", Map.of(Method.GET, guard.with(Scope.READ, this::summary)));
  }

  private Answer trace(Call call) {
    return Answer.ok(traces.trace(call.tenant(), call.path("id"), call.parameters()));
  }

  private Answer timeline(Call call) {
    return Answer.ok(traces.timeline(call.tenant(), call.path("id"), call.parameters()));
  }

  private Answer summary(Call call) {
    return Answer.ok(traces.summary(call.tenant(), call.path("id")));
  }
}
