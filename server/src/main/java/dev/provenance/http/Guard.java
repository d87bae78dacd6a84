package dev.provenance.http;

import dev.provenance.access.ApiKeys;
import dev.provenance.access.RateLimits;
import dev.provenance.access.SessionToken;
import dev.provenance.access.Sessions;
import dev.provenance.model.Held;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before every endpoint: who is asking, may they, and not too often. */
final class Guard {
  private static final HeaderName API_KEY = HeaderNames.create("x-api-key");
  private static final String BEARER = "bearer ";

  private final ApiKeys keys;
  private final Sessions sessions;
  private final RateLimits limits;
  private final SameOrigin sameOrigin;
  private final AccessLog log;
  private final Admission admission = new Admission();

  /**
   * @param log told who is asking
   */
  Guard(ApiKeys keys, Sessions sessions, RateLimits limits, SameOrigin sameOrigin, AccessLog log) {
    this.keys = keys;
    this.sessions = sessions;
    this.limits = limits;
    this.sameOrigin = sameOrigin;
    this.log = log;
  }

  /** A handler that lets only keys with a scope through, and their sessions. */
  Handler with(Scope scope, Endpoint endpoint) {
    return (request, response) -> {
      Call call = call(request, response);
      if (!call.principal().scopes().contains(scope)) {
        throw new ProblemException(
            new Problem.Forbidden("This key lacks the scope " + scope.wireName()));
      }
      answer(response, endpoint, call);
    };
  }

  /** A handler for every valid key or session, whatever it may do. */
  Handler withAnyScope(Endpoint endpoint) {
    return (request, response) -> answer(response, endpoint, call(request, response));
  }

  private static void answer(ServerResponse response, Endpoint endpoint, Call call) {
    Held.during(() -> {
      Responses.send(response, endpoint.answer(call));
      return call;
    });
  }

  /** Counts a request of this key; one too many is refused. */
  void count(Principal principal, ServerResponse response) {
    limits.count(principal.keyId()).ifPresent(allowance -> apply(allowance, response));
  }

  private Call call(ServerRequest request, ServerResponse response) {
    Credential credential = credential(request);
    Principal principal = credential.authenticate();
    log.by(request, principal);
    count(principal, response);
    return new Call(principal, credential, request, admission);
  }

  /** A key or an access token goes before the cookie, which is not even looked for then. */
  private Credential credential(ServerRequest request) {
    String key = key(request);
    if (key != null && SessionToken.isOfProgram(key)) {
      return () -> sessions.authenticate(key);
    }
    String token = key == null ? SessionCookie.token(request) : null;
    if (token == null) {
      return () -> keys.authenticate(key);
    }
    sameOrigin.require(request);
    return () -> sessions.authenticate(token);
  }

  /** The access token, if one was sent in a key's place. */
  static Optional<String> accessToken(ServerRequest request) {
    return Optional.ofNullable(key(request)).filter(SessionToken::isOfProgram);
  }

  /** The key as sent, from either header. */
  static @Nullable String key(ServerRequest request) {
    Optional<String> plain = request.headers().first(API_KEY);
    return plain.or(() -> authorization(request, BEARER)).map(String::strip).orElse(null);
  }

  /**
   * What the header Authorization holds for a scheme (RFC 9110, section 11.6.2).
   *
   * @param scheme in any case, with the space behind it
   */
  static Optional<String> authorization(ServerRequest request, String scheme) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(value -> value.substring(scheme.length()));
  }

  private static void apply(RateLimits.Allowance allowance, ServerResponse response) {
    response.header("X-RateLimit-Limit", Long.toString(allowance.limit()));
    response.header("X-RateLimit-Remaining", Long.toString(allowance.remaining()));
    response.header("X-RateLimit-Reset", Long.toString(seconds(allowance.reset())));
    if (!allowance.isAllowed()) {
      throw new ProblemException(
          new Problem.RateLimited(Duration.ofSeconds(seconds(allowance.retryAfter()))));
    }
  }

  private static long seconds(Duration duration) {
    return Math.ceilDiv(duration.toMillis(), 1000L);
  }
}
