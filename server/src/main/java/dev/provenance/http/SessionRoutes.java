package dev.provenance.http;

import dev.provenance.access.ApiKeys;
import dev.provenance.access.Sessions;
import dev.provenance.model.ApiKey;
import dev.provenance.model.Principal;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Signing in and out, for browsers. */
final class SessionRoutes implements HttpService {
  private static final String SET_COOKIE = "Set-Cookie";
  private static final int LONGEST_KEY = 512;

  /** Bytes; nobody knows yet who sends them. */
  private static final int LONGEST_BODY = 8 * 1024;

  private final Guard guard;
  private final ApiKeys keys;
  private final Sessions sessions;
  private final SameOrigin sameOrigin;
  private final SessionCookie cookie;

  SessionRoutes(
      Guard guard, ApiKeys keys, Sessions sessions, SameOrigin sameOrigin, SessionCookie cookie) {
    this.guard = guard;
    this.keys = keys;
    this.sessions = sessions;
    this.sameOrigin = sameOrigin;
    this.cookie = cookie;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(
        rules,
        "/",
        Map.of(
            Method.GET, guard.withAnyScope(call -> Answer.ok(view(call.principal()))),
            Method.POST, this::start,
            Method.DELETE, this::end));
  }

  record View(
      String tenant,
      UUID apiKeyId,
      String prefix,
      String label,
      List<String> scopes,
      @Nullable Instant expiresDate,
      String serverVersion) {}

  private void start(ServerRequest request, ServerResponse response) {
    sameOrigin.refuseOthers(request);
    BodyReader body = new BodyReader(secretJson(request));
    String key = body.required("apiKey", LONGEST_KEY);
    body.done();
    Principal principal = keys.authenticate(key.strip());
    guard.count(principal, response);
    Sessions.Started started = sessions.start(principal);
    leave(request);
    Responses.send(
        response,
        Answer.created(view(started.principal()))
            .with(SET_COOKIE, cookie.keeping(started.token(), started.lifetime(), request)));
  }

  private void end(ServerRequest request, ServerResponse response) {
    if (SessionCookie.token(request) != null) {
      sameOrigin.require(request);
    }
    leave(request);
    Guard.accessToken(request).ifPresent(sessions::end);
    Responses.send(response, Answer.nothing().with(SET_COOKIE, cookie.cleared(request)));
  }

  private void leave(ServerRequest request) {
    String token = SessionCookie.token(request);
    if (token != null) {
      sessions.end(token);
    }
  }

  private View view(Principal principal) {
    ApiKey key = keys.of(principal);
    return new View(
        principal.tenant().name(),
        key.id(),
        key.prefix(),
        key.label(),
        principal.scopes().stream().sorted().map(Scope::wireName).toList(),
        principal.expiresDate(),
        Version.ofServer());
  }

  /** Like any small body, but a fault does not quote it: there is a key in it. */
  private static JsonNode secretJson(ServerRequest request) {
    Bodies.contentType(request, Bodies.JSON);
    try {
      return Json.tree(Bodies.read(request, LONGEST_BODY));
    } catch (JacksonException e) {
      throw ProblemException.invalid("", "is not JSON (expected: {\"apiKey\": \"pak_…\"})");
    }
  }
}
