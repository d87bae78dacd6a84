package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads request bodies, never more than a limit. */
final class Bodies {
  /** Bytes of one interaction, or of any other small request. */
  static final int SINGLE = 1024 * 1024;

  /** Bytes of a batch. */
  static final int BATCH = 16 * 1024 * 1024;

  /**
   * What is read and thrown away of a body that is too large, so that the sender gets to read why.
   */
  private static final int PATIENCE = 2 * BATCH;

  /** Bytes up to which a body costs no more than its request does anyway. */
  static final int SMALL = 64 * 1024;

  /** How long a body may take that is not small: so long, and longer by its size. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Bytes a second. */
  private static final int SLOWEST = 256 * 1024;

  private static final SocketWatch SENDERS = new SocketWatch("the body comes too slowly");

  static final String JSON = "application/json";

  private Bodies() {}

  /**
   * The media type of the body, JSON when none is named; one that is not among those allowed is
   * unsupported.
   */
  static String contentType(ServerRequest request, String... allowed) {
    String type =
        request
            .headers()
            .first(HeaderNames.CONTENT_TYPE)
            .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty())
            .orElse(JSON);
    if (!List.of(allowed).contains(type)) {
      throw new ProblemException(
          new Problem.UnsupportedMediaType(
              "Content-Type is " + type + " (expected: " + String.join(" or ", allowed) + ")"));
    }
    return type;
  }

  /** A small JSON body. */
  static JsonNode json(ServerRequest request) {
    contentType(request, JSON);
    try {
      return Json.tree(read(request, SINGLE));
    } catch (JacksonException e) {
      throw ProblemException.invalid("", "is not JSON: " + e.getOriginalMessage());
    }
  }

  /**
   * The body. A larger one, for which others wait, must come with some speed, or the connection
   * ends.
   */
  static byte[] read(ServerRequest request, int limit) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    long bytes = most(request, limit);
    try {
      return bytes <= SMALL
          ? readAll(request, limit)
          : SENDERS
              .stay()
              .read(LONGEST.plusSeconds(bytes / SLOWEST), () -> readAll(request, limit));
    } catch (SocketWatch.EndedException e) {
      throw new CloseConnectionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readAll(ServerRequest request, int limit) throws IOException {
    long length = length(request);
    try (InputStream in = request.content().inputStream()) {
      if (length > limit) {
        in.skipNBytes(Math.min(length, PATIENCE));
        throw tooLarge(limit);
      }
      byte[] body = length < 0 ? in.readNBytes(limit + 1) : exactly(in, (int) length);
      if (body.length > limit) {
        throw tooLarge(limit);
      }
      return body;
    }
  }

  /** Most bodies are small and tell their length: no buffer larger than needed. */
  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] body = new byte[length];
    int read = in.readNBytes(body, 0, length);
    return read == length ? body : Arrays.copyOf(body, read);
  }

  private static ProblemException tooLarge(int limit) {
    return new ProblemException(
        new Problem.TooLarge("The body is larger than " + limit + " bytes"));
  }

  /** Bytes that {@link #read} may keep: as many as are announced, or the limit. */
  static long most(ServerRequest request, int limit) {
    long length = length(request);
    return length < 0 ? limit : Math.min(length, limit);
  }

  /** Bytes of the body as announced; -1 when it comes in chunks. */
  private static long length(ServerRequest request) {
    return request.headers().contentLength().orElse(-1);
  }
}
