package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.query.Exports;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** Taking the log, or a part of it, away as a file. */
final class ExportRoutes implements HttpService {
  private final Guard guard;
  private final Exports exports;
  private final Downloads downloads;

  ExportRoutes(Guard guard, Exports exports, Downloads downloads) {
    this.guard = guard;
    this.exports = exports;
    this.downloads = downloads;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/export", Map.of(Method.GET, guard.with(Scope.READ, this::export)));
  }

  private Answer export(Call call) {
    return Answer.ok(downloads.of(call, () -> exports.begin(call.principal(), call.parameters())));
  }
}
