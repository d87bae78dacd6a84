package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.query.Suggestions;
import dev.provenance.query.Tops;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** What there is in the log: the most frequent, and values to choose from. */
final class OverviewRoutes implements HttpService {
  private final Guard guard;
  private final Tops tops;
  private final Suggestions suggestions;

  OverviewRoutes(Guard guard, Tops tops, Suggestions suggestions) {
    this.guard = guard;
    this.tops = tops;
    this.suggestions = suggestions;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/interactions/top", Map.of(Method.GET, guard.with(Scope.READ, this::top)));
    Paths.add(rules, "/suggest", Map.of(Method.GET, guard.with(Scope.READ, this::suggest)));
  }

  private Answer top(Call call) {
    return Answer.ok(tops.list(call.tenant(), call.parameters()));
  }

  private Answer suggest(Call call) {
    return Answer.ok(suggestions.find(call.tenant(), call.parameters()));
  }
}
