package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.query.Exports;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** Taking the log, or a part of it, away as a file. */
final class ExportRoutes implements HttpService {
  /** Bytes: what can be asked by a URL can be announced, however JSON spells it. */
  private static final int LONGEST_ANNOUNCEMENT = 2 * HttpServer.LONGEST_REQUEST_LINE;

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
    Paths.add(
        rules,
        "/export",
        Map.of(
            Method.GET, guard.with(Scope.READ, this::export),
            Method.POST, guard.with(Scope.READ, this::announce)));
  }

  private Answer announce(Call call) {
    return Answer.created(exports.announce(call.principal(), call.json(LONGEST_ANNOUNCEMENT)));
  }

  private Answer export(Call call) {
    return Answer.ok(downloads.of(call, () -> exports.begin(call.principal(), call.parameters())));
  }
}
