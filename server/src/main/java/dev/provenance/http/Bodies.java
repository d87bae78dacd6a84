package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  static byte[] read(ServerRequest request, int limit) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
