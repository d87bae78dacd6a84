package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.query.Activities;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** Searches over several resources. */
final class ActivityRoutes implements HttpService {
  private final Guard guard;
  private final Activities activities;

  ActivityRoutes(Guard guard, Activities activities) {
    this.guard = guard;
    this.activities = activities;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/", Map.of(Method.POST, guard.with(Scope.READ, this::search)));
  }

  private Answer search(Call call) {
    return Answer.ok(activities.search(call.tenant(), call.json()));
  }
}
