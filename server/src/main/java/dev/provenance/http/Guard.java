package dev.provenance.http;

import dev.provenance.access.ApiKeys;
import dev.provenance.access.RateLimits;
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
  private final RateLimits limits;

  Guard(ApiKeys keys, RateLimits limits) {
    this.keys = keys;
    this.limits = limits;
  }

  /** A handler that lets only keys with a scope through. */
  Handler with(Scope scope, Endpoint endpoint) {
    return (request, response) -> {
      Principal principal = keys.authenticate(key(request));
      limits.count(principal.keyId()).ifPresent(allowance -> apply(allowance, response));
      if (!principal.scopes().contains(scope)) {
        throw new ProblemException(
            new Problem.Forbidden("This key lacks the scope " + scope.wireName()));
      }
      Responses.send(response, endpoint.answer(new Call(principal, request)));
    };
  }

  /** Whether who was let in would be again: for answers that take long. */
  boolean stillAdmits(Call call) {
    try {
      keys.authenticate(call.key());
      return true;
    } catch (ProblemException e) {
      return !(e.problem() instanceof Problem.Unauthorized);
    }
  }

  /** The key as sent, from either header. */
  static @Nullable String key(ServerRequest request) {
    Optional<String> plain = request.headers().first(API_KEY);
    return plain.or(() -> bearer(request)).map(String::strip).orElse(null);
  }

  private static Optional<String> bearer(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()));
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
