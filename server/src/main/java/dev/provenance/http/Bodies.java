package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  private static final String JSON = "application/json";

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
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        in.skipNBytes(Math.clamp(length(request) - body.length, 0, PATIENCE));
        throw new ProblemException(
            new Problem.TooLarge("The body is larger than " + limit + " bytes"));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(ServerRequest request) {
    return request.headers().first(HeaderNames.CONTENT_LENGTH).map(Long::parseLong).orElse(0L);
  }
}
