package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
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
   * Bytes of the largest body that is read and thrown away, so that the sender gets to read that it
   * is too large. Of one that is still larger nothing is read.
   */
  static final int LARGEST = 2 * BATCH;

  /** Bytes up to which a body, of a request or of an answer, costs no more than it does anyway. */
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
    return json(request, SINGLE);
  }

  /** A JSON body of at most so many bytes. */
  static JsonNode json(ServerRequest request, int limit) {
    contentType(request, JSON);
    return tree(read(request, limit));
  }

  /** What is in a JSON body. */
  static JsonNode tree(byte[] body) {
    try {
      return Json.tree(body);
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
    long length = length(request);
    long bytes = length < 0 ? limit : length;
    try {
      return bytes <= SMALL
          ? readAll(request, length, limit)
          : SENDERS
              .stay()
              .read(LONGEST.plusSeconds(bytes / SLOWEST), () -> readAll(request, length, limit));
    } catch (SocketWatch.EndedException e) {
      throw new CloseConnectionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readAll(ServerRequest request, long length, int limit) throws IOException {
    return Received.atMost(limit).call(() -> readWithin(request, length, limit));
  }

  private static byte[] readWithin(ServerRequest request, long length, int limit)
      throws IOException {
    try (InputStream in = request.content().inputStream()) {
      if (length > limit) {
        in.skipNBytes(length);
        throw tooLarge(limit);
      }
      byte[] body = length < 0 ? in.readNBytes(limit + 1) : exactly(in, (int) length);
      if (body.length > limit) {
        throw tooLarge(limit);
      }
      return body;
    } catch (ProblemException | UncheckedIOException e) {
      throw e;
    } catch (RequestException e) {
      boolean isTooLarge = e.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
      throw isTooLarge ? tooLarge(limit) : malformed(e);
    } catch (RuntimeException e) {
      // Helidon 4.5.0 tells in many ways that the chunks are none.
      throw malformed(e);
    }
  }

  private static ProblemException malformed(RuntimeException e) {
    return new ProblemException(
        new Problem.Invalid("", "the body cannot be read: its chunks are malformed"), e);
  }

  /**
   * Most bodies are small and tell their length: no buffer larger than needed. For others it grows
   * with what comes, not with what is announced.
   */
  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length > SMALL) {
      return in.readNBytes(length);
    }
    byte[] body = new byte[length];
    int read = in.readNBytes(body, 0, length);
    return read == length ? body : Arrays.copyOf(body, read);
  }

  /**
   * Whether the rest of a request's body had better not be read for the sake of the next request on
   * the connection: it comes in chunks, each of which would be in memory at once.
   */
  static boolean isLeftUnread(ServerRequest request) {
    return request.headers().contains(HeaderNames.TRANSFER_ENCODING)
        && !request.content().consumed();
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
