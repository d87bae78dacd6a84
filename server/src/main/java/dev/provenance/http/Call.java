package dev.provenance.http;

import dev.provenance.model.Allotment;
import dev.provenance.model.Checks;
import dev.provenance.model.Held;
import dev.provenance.model.Principal;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import dev.provenance.query.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A request whose sender is known.
 *
 * @param credential for what outlives the check at the beginning
 * @param admission which lets in its body and its work
 */
record Call(
    Principal principal, Credential credential, ServerRequest request, Admission admission) {
  Tenant tenant() {
    return principal.tenant();
  }

  Parameters parameters() {
    Map<String, List<String>> values = new HashMap<>();
    request.query().names().forEach(name -> values.put(name, request.query().all(name)));
    return new Parameters(values);
  }

  Optional<String> header(HeaderName name) {
    return request.headers().first(name).filter(value -> !value.isBlank());
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
    return Bodies.contentType(request, allowed);
  }

  /** The body as it came. */
  byte[] body(int limit) {
    return Bodies.read(request, limit);
  }

  /** Bytes that a body may have that is read with this limit. */
  long mostOfBody(int limit) {
    return Bodies.most(request, limit);
  }

  /** A small JSON body. */
  JsonNode json() {
    return json(Bodies.SINGLE);
  }

  /** A JSON body of at most so many bytes. */
  JsonNode json(int limit) {
    contentType(Bodies.JSON);
    try (Allotment.Part _ = admission.body(tenant().id(), mostOfBody(limit))) {
      byte[] body = body(limit);
      Held.keep(admission.tree(tenant().id(), body.length));
      return Bodies.tree(body);
    }
  }
}
