package dev.provenance.http;

import dev.provenance.model.Checks;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import dev.provenance.query.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A request whose sender is known. */
record Call(Principal principal, ServerRequest request) {
  private static final String JSON = "application/json";

  Tenant tenant() {
    return principal.tenant();
  }

  Parameters parameters() {
    Map<String, List<String>> values = new HashMap<>();
    request.query().names().forEach(name -> values.put(name, request.query().all(name)));
    return new Parameters(values);
  }

  Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name)).filter(value -> !value.isBlank());
  }

  String path(String name) {
    return request.path().pathParameters().get(name);
  }

  /** The id in the path; one that is no UUID is a fault of the request. */
  UUID id() {
    String text = path("id");
    return Checks.uuid(text)
        .orElseThrow(() ->
            ProblemException.invalid(
                "id", Checks.quote(text) + " (expected: " + Checks.UUID_FORM + ")"));
  }

  /** The media type of the body; one that is not among those allowed is unsupported. */
  String contentType(String... allowed) {
    String type =
        header("content-type")
            .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElse(JSON);
    if (!List.of(allowed).contains(type)) {
      throw new ProblemException(
          new Problem.UnsupportedMediaType(
              "Content-Type is " + type + " (expected: " + String.join(" or ", allowed) + ")"));
    }
    return type;
  }

  /** The body as it came. */
  byte[] body(int limit) {
    return Bodies.read(request, limit);
  }

  /** A small JSON body. */
  JsonNode json() {
    contentType(JSON);
    try {
      return Json.tree(body(Bodies.SINGLE));
    } catch (JacksonException e) {
      throw ProblemException.invalid("", "is not JSON: " + e.getOriginalMessage());
    }
  }
}
