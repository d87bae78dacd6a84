package dev.provenance.http;

import dev.provenance.model.Scope;
import dev.provenance.query.Traces;
import io.helidon.common.uri.UriEncoding;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/** What happened in a unit of work, or to a resource. */
final class TraceRoutes implements HttpService {
  static final String ROOT = "/api/traces";

  private final Guard guard;
  private final Traces traces;
  private final String prefixedRoot;

  /**
   * @param pathPrefix below which paths are the same as without it
   */
  TraceRoutes(Guard guard, Traces traces, String pathPrefix) {
    this.guard = guard;
    this.traces = traces;
    this.prefixedRoot = pathPrefix + ROOT;
  }

  /** Matched on the raw path: a resource's id may contain slashes, sent as %2F. */
  @Override
  public void routing(HttpRules rules) {
    rules.get(guard.with(Scope.READ, this::answer));
    rules.any(Paths.notAllowed(Method.GET));
  }

  private Answer answer(Call call) {
    String raw = call.request().prologue().uriPath().rawPath();
    String root = raw.startsWith(prefixedRoot) ? prefixedRoot : ROOT;
    String[] segments = raw.substring(Math.min(raw.length(), root.length() + 1)).split("/", -1);
    String id = UriEncoding.decodeUri(segments[0]);
    String view = segments.length == 2 ? segments[1] : "";
    if (id.isEmpty() || segments.length > 2 || (segments.length == 2 && view.isEmpty())) {
      throw Paths.notFound();
    }
    return switch (view) {
      case "" -> Answer.ok(traces.trace(call.tenant(), id, call.parameters()));
      case "timeline" -> Answer.ok(traces.timeline(call.tenant(), id, call.parameters()));
      case "summary" -> Answer.ok(traces.summary(call.tenant(), id));
      default -> throw Paths.notFound();
    };
  }
}
