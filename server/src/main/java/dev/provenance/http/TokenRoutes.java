package dev.provenance.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.provenance.access.ApiKeys;
import dev.provenance.access.Sessions;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import dev.provenance.model.WireNamed;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Access tokens for programs: the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4). A
 * client's id is that of its API key, its secret the key itself; errors are those of section 5.2.
 */
final class TokenRoutes implements HttpService {
  private static final String GRANT_TYPE = "client_credentials";
  private static final String BASIC = "basic ";

  private final Guard guard;
  private final ApiKeys keys;
  private final Sessions sessions;

  TokenRoutes(Guard guard, ApiKeys keys, Sessions sessions) {
    this.guard = guard;
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/token", Map.of(Method.POST, this::grant));
  }

  /**
   * The token.
   *
   * @param expiresIn seconds
   * @param scope names, separated by spaces
   */
  record Granted(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      String scope) {}

  record Refused(String error, @JsonProperty("error_description") String description) {}

  private record Client(String id, String secret) {}

  private void grant(ServerRequest request, ServerResponse response) {
    response.header("Pragma", "no-cache");
    Responses.send(response, answer(request, response));
  }

  /** What is wrong with the form itself is said in the standard's words, too. */
  private Answer answer(ServerRequest request, ServerResponse response) {
    Form form;
    try {
      form = Form.read(request);
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Invalid) {
        return refused("invalid_request", e.problem().detail());
      }
      throw e;
    }
    return answer(request, form, response);
  }

  private Answer answer(ServerRequest request, Form form, ServerResponse response) {
    String type = form.get("grant_type").orElse("");
    if (!type.equals(GRANT_TYPE)) {
      return type.isEmpty()
          ? refused("invalid_request", "grant_type is missing (expected: client_credentials)")
          : refused("unsupported_grant_type", "grant_type is not client_credentials");
    }
    Optional<Principal> client = client(request, form).flatMap(this::authenticated);
    if (client.isEmpty()) {
      return new Answer(
              Status.UNAUTHORIZED_401,
              new Refused(
                  "invalid_client",
                  "expected: an API key's id as client_id and the key as client_secret"),
              Map.of())
          .with("WWW-Authenticate", "Basic realm=\"provenance\"");
    }
    guard.count(client.get(), response);
    Set<Scope> mayDo = client.get().scopes();
    Optional<Set<Scope>> wanted =
        form.get("scope").map(TokenRoutes::scopes).orElse(Optional.of(mayDo));
    if (wanted.isEmpty() || !mayDo.containsAll(wanted.get())) {
      return refused("invalid_scope", "this client may ask for: " + text(mayDo));
    }
    Sessions.Started started = sessions.grant(client.get(), wanted.get());
    return Answer.ok(
        new Granted(
            started.token().text(), "Bearer", started.lifetime().toSeconds(), text(wanted.get())));
  }

  /** From the header Authorization, or from the form, but not from both. */
  private static Optional<Client> client(ServerRequest request, Form form) {
    if (request.headers().contains(HeaderNames.AUTHORIZATION)) {
      return Guard.authorization(request, BASIC)
          .filter(_ -> form.get("client_secret").isEmpty())
          .flatMap(TokenRoutes::basic);
    }
    return form.get("client_id")
        .flatMap(id -> form.get("client_secret").map(secret -> new Client(id, secret)));
  }

  /** Both parts are encoded like a form's (RFC 6749, section 2.3.1). */
  private static Optional<Client> basic(String credentials) {
    try {
      byte[] decoded = Base64.getDecoder().decode(credentials.strip());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new Client(Form.decode(parts[0]), Form.decode(parts[1])));
    } catch (IllegalArgumentException | ProblemException e) {
      return Optional.empty();
    }
  }

  private Optional<Principal> authenticated(Client client) {
    try {
      return Optional.of(keys.authenticate(client.secret()))
          .filter(key -> key.keyId().toString().equalsIgnoreCase(client.id()));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Unauthorized) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Empty when one of them is unknown. */
  private static Optional<Set<Scope>> scopes(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : text.strip().split(" +", -1)) {
      Optional<Scope> scope = WireNamed.named(Scope.class, name);
      if (scope.isEmpty()) {
        return Optional.empty();
      }
      scopes.add(scope.get());
    }
    return Optional.of(scopes);
  }

  private static String text(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
  }

  private static Answer refused(String error, String description) {
    return new Answer(Status.BAD_REQUEST_400, new Refused(error, description), Map.of());
  }
}
