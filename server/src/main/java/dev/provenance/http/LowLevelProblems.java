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
            rendering(status), detail(status), request.path().isEmpty() ? "/" : request.path());
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

  private static ProblemRenderer.Rendering rendering(Status status) {
    return switch (status.code()) {
      case 413, 414 -> new ProblemRenderer.Rendering(status.code(), "too-large", "Too large");
      default ->
          new ProblemRenderer.Rendering(status.code(), "invalid-request", status.reasonPhrase());
    };
  }

  /** Helidon 4.5.0 does not tell which of these is wrong with a 400. */
  private static String detail(Status status) {
    return switch (status.code()) {
      case 400 ->
          "The request cannot be read: it is malformed, or its headers have more than %d bytes"
              .formatted(HttpServer.LARGEST_HEADERS);
      case 413 -> "The body is larger than %d bytes".formatted(Bodies.BATCH);
      case 414 ->
          "The request's first line is too long (expected: fewer than %d bytes)"
              .formatted(HttpServer.LONGEST_REQUEST_LINE);
      default -> "The request cannot be read: " + status.reasonPhrase();
    };
  }
}
