package dev.provenance.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/**
 * Answers what never becomes a request (a malformed line, an impossible header) like every other
 * problem.
 */
final class LowLevelProblems {
  private final ProblemRenderer renderer;

  LowLevelProblems(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  DirectHandlers handlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, this::handle);
    }
    return handlers.build();
  }

  private DirectHandler.TransportResponse handle(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    ProblemRenderer.Document document =
        renderer.document(
            new ProblemRenderer.Rendering(status.code(), "invalid-request", status.reasonPhrase()),
            "The request cannot be read: " + status.reasonPhrase(),
            request.path().isEmpty() ? "/" : request.path());
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(ProblemRenderer.CONTENT_TYPE)
        .header(Responses.NO_STORE)
        .header(Responses.NO_SNIFF)
        .entity(Json.bytes(document))
        .keepAlive(false)
        .build();
  }
}
