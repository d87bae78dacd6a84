package dev.provenance.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/**
 * Answers what never becomes a request (a malformed line, an impossible header) like every other
 * problem.
 */
final class LowLevelProblems {
  /** Helidon 4.5.0 tells this from other faults of a request by its words only. */
  private static final String HEADERS_TOO_LARGE = "Header size exceeded";

  private static final Status TOO_LARGE_431 = Status.create(431, "Request Header Fields Too Large");

  /** Wanted for these words; what is answered has none of them. */
  static final ErrorHandling TELLING = ErrorHandling.builder().includeEntity(true).build();

  private final ProblemRenderer renderer;
  private final HeaderReading reading;

  /**
   * @param reading told by the same connections
   */
  LowLevelProblems(ProblemRenderer renderer, HeaderReading reading) {
    this.renderer = renderer;
    this.reading = reading;
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
      Status proposed,
      ServerResponseHeaders headers,
      @Nullable String message) {
    Status status = areHeadersTooLarge(type, message) ? TOO_LARGE_431 : proposed;
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

  /** Over a header whose name ends right at the limit Helidon 4.5.0 stumbles, and says nothing. */
  private boolean areHeadersTooLarge(DirectHandler.EventType type, @Nullable String message) {
    return HEADERS_TOO_LARGE.equals(message)
        || (type == DirectHandler.EventType.INTERNAL_ERROR && reading.isUnderWay());
  }

  private static ProblemRenderer.Rendering rendering(Status status) {
    return switch (status.code()) {
      case 413, 414, 431 -> new ProblemRenderer.Rendering(status.code(), "too-large", "Too large");
      default ->
          new ProblemRenderer.Rendering(status.code(), "invalid-request", status.reasonPhrase());
    };
  }

  private static String detail(Status status) {
    return switch (status.code()) {
      case 400 -> "The request cannot be read: it is malformed";
      case 413 -> "The body is larger than %d bytes".formatted(Bodies.BATCH);
      case 414 ->
          "The request's first line is too long (expected: fewer than %d bytes)"
              .formatted(HttpServer.LONGEST_REQUEST_LINE);
      case 431 ->
          "The request's headers are too large (expected: at most %d bytes together)"
              .formatted(HttpServer.LARGEST_HEADERS);
      default -> "The request cannot be read: " + status.reasonPhrase();
    };
  }
}
