package dev.provenance.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.provenance.model.Fault;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place where problems become answers (RFC 9457). What is no problem is a 500 that tells
 * nothing.
 */
final class ProblemRenderer {
  private static final String MEDIA_TYPE = "application/problem+json";

  static final Header CONTENT_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);

  private static final System.Logger LOG = System.getLogger(ProblemRenderer.class.getName());

  private final String pathPrefix;
  private final AccessLog log;
  private final Refusals refusals;

  /**
   * @param pathPrefix what links to this server's documentation begin with
   * @param log knows what a request is called
   */
  ProblemRenderer(String pathPrefix, AccessLog log, Refusals refusals) {
    this.pathPrefix = pathPrefix;
    this.log = log;
    this.refusals = refusals;
  }

  /** The document; {@code error} repeats {@code detail} for clients that look there. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Document(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      String error,
      String requestId,
      @Nullable List<Fault> details) {}

  /** How one kind of problem is shown. */
  record Rendering(int status, String slug, String title) {
    static Rendering of(Problem problem) {
      return switch (problem) {
        case Problem.Invalid p -> new Rendering(400, "invalid-request", "Invalid request");
        case Problem.Unauthorized p -> new Rendering(401, "unauthorized", "Unauthorized");
        case Problem.Forbidden p -> new Rendering(403, "forbidden", "Forbidden");
        case Problem.NotFound p -> new Rendering(404, "not-found", "Not found");
        case Problem.MethodNotAllowed p ->
            new Rendering(405, "method-not-allowed", "Method not allowed");
        case Problem.Conflict p -> new Rendering(409, "conflict", "Conflict");
        case Problem.TooLarge p -> new Rendering(413, "too-large", "Too large");
        case Problem.UnsupportedMediaType p ->
            new Rendering(415, "unsupported-media-type", "Unsupported media type");
        case Problem.KeyReused p -> new Rendering(422, "key-reused", "Idempotency key reused");
        case Problem.RateLimited p -> new Rendering(429, "rate-limited", "Too many requests");
        case Problem.QuotaUsed p -> new Rendering(429, "quota-used", "Quota used up");
        case Problem.Unavailable p -> new Rendering(503, "unavailable", "Unavailable");
      };
    }
  }

  /** Of a request that never became one. */
  Document document(Rendering r, String detail, String instance) {
    return document(r, detail, instance, AccessLog.newId(), null);
  }

  private Document document(
      Rendering r, String detail, ServerRequest request, @Nullable List<Fault> faults) {
    String path = request.prologue().uriPath().rawPath();
    return document(r, detail, path, log.id(request), faults);
  }

  private Document document(
      Rendering r, String detail, String instance, String id, @Nullable List<Fault> faults) {
    return new Document(
        pathPrefix + "/docs/errors#" + r.slug(),
        r.title(),
        r.status(),
        detail,
        instance,
        detail,
        id,
        faults);
  }

  void install(HttpRouting.Builder routing) {
    routing
        .error(ProblemException.class, (req, res, e) -> send(req, res, e.problem()))
        .error(HttpException.class, (req, res, e) -> send(req, res, problem(e)))
        .error(UncheckedIOException.class, this::disconnected)
        .error(Throwable.class, this::unexpected);
  }

  private void send(ServerRequest request, ServerResponse response, Problem problem) {
    refusals.count(problem);
    retryAfter(problem, response);
    if (Bodies.isLeftUnread(request)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    if (problem instanceof Problem.Unauthorized) {
      response.header("WWW-Authenticate", "Bearer realm=\"provenance\"");
    }
    if (problem instanceof Problem.MethodNotAllowed refused) {
      response.header("Allow", String.join(", ", refused.allowed()));
    }
    List<Fault> faults = problem instanceof Problem.Invalid invalid ? invalid.faults() : null;
    send(response, document(Rendering.of(problem), problem.detail(), request, faults));
  }

  private static Problem problem(HttpException e) {
    return e.status().code() == Status.NOT_FOUND_404.code()
        ? Paths.nothingHere()
        : new Problem.Invalid("", "the request cannot be read: " + e.getMessage());
  }

  private void disconnected(
      ServerRequest request, ServerResponse response, UncheckedIOException e) {
    LOG.log(System.Logger.Level.DEBUG, "the sender went away", e);
    send(request, response, new Problem.Invalid("", "the body ends before it should"));
  }

  private void unexpected(ServerRequest request, ServerResponse response, Throwable e) {
    Rendering rendering = new Rendering(500, "internal-error", "Internal error");
    Document document =
        document(
            rendering, "Something went wrong in the server; its log tells more", request, null);
    LOG.log(
        System.Logger.Level.ERROR,
        request.prologue().method()
            + " "
            + document.instance()
            + " failed, requestId "
            + document.requestId(),
        e);
    send(response, document);
  }

  private static void send(ServerResponse response, Document document) {
    response.status(document.status());
    response.header(CONTENT_TYPE);
    response.header(Responses.NO_STORE);
    response.header(Responses.NO_SNIFF);
    response.send(Json.bytes(document));
  }

  private static void retryAfter(Problem problem, ServerResponse response) {
    Duration delay =
        switch (problem) {
          case Problem.RateLimited p -> p.retryAfter();
          case Problem.QuotaUsed p -> p.retryAfter();
          case Problem.Unavailable p -> p.retryAfter();
          default -> null;
        };
    if (delay != null) {
      response.header("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
    }
  }
}
