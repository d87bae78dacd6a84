package dev.provenance.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.provenance.access.ApiKeys;
import dev.provenance.model.ApiKey;
import dev.provenance.model.Checks;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import dev.provenance.model.WireNamed;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Managing API keys. */
final class KeyRoutes implements HttpService {
  private static final Set<Scope> DEFAULT_SCOPES = EnumSet.of(Scope.READ, Scope.WRITE);

  private final Guard guard;
  private final ApiKeys keys;

  KeyRoutes(Guard guard, ApiKeys keys) {
    this.guard = guard;
    this.keys = keys;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(
        rules,
        "/",
        Map.of(
            Method.GET, guard.with(Scope.ADMIN, this::list),
            Method.POST, guard.with(Scope.ADMIN, this::create)));
    Paths.add(rules, "/{id}", Map.of(Method.DELETE, guard.with(Scope.ADMIN, this::revoke)));
  }

  record View(
      UUID apiKeyId,
      String prefix,
      String label,
      List<String> scopes,
      Instant createdDate,
      @Nullable Instant lastUsedDate,
      @Nullable Instant expiresDate) {

    static View of(ApiKey key) {
      return new View(
          key.id(),
          key.prefix(),
          key.label(),
          key.scopes().stream().map(Scope::wireName).toList(),
          key.createdDate(),
          key.lastUsedDate(),
          key.expiresDate());
    }
  }

  /** With the key itself, which is told this once. */
  record CreatedView(@JsonUnwrapped View view, String key) {}

  private Answer list(Call call) {
    return Answer.ok(keys.list(call.tenant().id()).stream().map(View::of).toList());
  }

  /** Not for whoever has only a token: a key that it made would outlive it. */
  private Answer create(Call call) {
    if (Guard.accessToken(call.request()).isPresent()) {
      throw new ProblemException(
          new Problem.Forbidden("An access token cannot create keys: send the API key itself"));
    }
    BodyReader body = new BodyReader(call.json());
    String label = body.required("label", 200);
    List<Scope> scopes =
        body.list("scopes", "read, write or admin", name -> WireNamed.named(Scope.class, name));
    if (scopes != null && scopes.isEmpty()) {
      body.fault("scopes", "is empty (expected: read, write or admin)");
    }
    Instant expires = expires(body);
    body.done();
    Set<Scope> wanted = scopes == null ? DEFAULT_SCOPES : EnumSet.copyOf(scopes);
    ApiKeys.Created created = keys.create(call.principal(), label, wanted, expires);
    return Answer.created(new CreatedView(View.of(created.key()), created.secret().text()));
  }

  private Answer revoke(Call call) {
    keys.revoke(call.principal(), call.id());
    return Answer.nothing();
  }

  private static @Nullable Instant expires(BodyReader body) {
    String text = body.optional("expiresDate", 64);
    if (text == null) {
      return null;
    }
    Optional<Instant> time = Checks.time(text);
    if (time.isEmpty()) {
      body.fault("expiresDate", Checks.quote(text) + " (expected: " + Checks.TIME_FORM + ")");
    } else if (time.get().isBefore(Instant.now())) {
      body.fault("expiresDate", text + " has passed");
    }
    return time.orElse(null);
  }
}
