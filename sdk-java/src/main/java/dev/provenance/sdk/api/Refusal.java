package dev.provenance.sdk.api;

import dev.provenance.sdk.http.Answer;
import dev.provenance.sdk.json.Json;
import dev.provenance.sdk.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that does not say that something is done, read: a problem document after RFC 9457, or
 * whatever came.
 */
public record Refusal(
    int status, String detail, List<Fault> details, Optional<Duration> retryAfter) {
  private static final int SHOWN = 200;

  /** Reads an answer. What does not come from Provenance, such as a proxy's page, is quoted. */
  public static Refusal of(Answer answer) {
    Problem problem = problem(answer.body());
    String detail = problem.text();
    return new Refusal(
        answer.status(),
        detail == null ? quoted(answer) : detail,
        problem.details(),
        answer.retryAfter());
  }

  /** An answer that is a success, and yet none that Provenance gives. */
  public static Refusal unexpected(Answer answer, String expected) {
    return new Refusal(
        answer.status(),
        quoted(answer) + " (expected: " + expected + ")",
        List.of(),
        answer.retryAfter());
  }

  /** The same as an exception, of the class that goes with the status. */
  public ProvenanceException exception() {
    return switch (status) {
      case 400, 413, 415, 422 -> new InvalidRequestException(this);
      case 401, 403 -> new UnauthorizedException(this);
      case 404 -> new NotFoundException(this);
      case 409 -> new ConflictException(this);
      case 408, 429 -> new UnavailableException(this);
      default ->
          status >= 500 ? new UnavailableException(this) : new ProvenanceException(this, null);
    };
  }

  String message() {
    StringBuilder message = new StringBuilder(detail);
    if (status > 0) {
      message.append(" (").append(status).append(')');
    }
    for (Fault fault : details) {
      message.append("; ").append(fault.path()).append(": ").append(fault.message());
    }
    return message.toString();
  }

  private static Problem problem(byte[] body) {
    try {
      return Json.read(body, Problem.class) instanceof Problem problem ? problem : Problem.NONE;
    } catch (JsonException e) {
      return Problem.NONE;
    }
  }

  private static String quoted(Answer answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8).strip();
    String start = body.substring(0, Math.min(body.length(), SHOWN));
    return "the server answered " + answer.status() + (start.isEmpty() ? "" : ": " + start);
  }

  record Problem(
      @Nullable String title,
      @Nullable String detail,
      @Nullable String error,
      List<Fault> details) {
    static final Problem NONE = new Problem(null, null, null, List.of());

    @Nullable String text() {
      if (detail != null) {
        return detail;
      }
      return error != null ? error : title;
    }
  }
}
