package dev.provenance.http;

import dev.provenance.model.ProblemException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes answers. */
final class Responses {
  /** Precomputed, as they go out with every answer. */
  static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  static final Header NO_SNIFF = HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF;

  /** Bytes. */
  private static final int SLICE = 64 * 1024;

  private static final System.Logger LOG = System.getLogger(Responses.class.getName());

  private Responses() {}

  static void send(ServerResponse response, Answer answer) {
    response.status(answer.status());
    response.header(NO_STORE);
    response.header(NO_SNIFF);
    answer.headers().forEach(response::header);
    Object body = answer.body();
    if (body == null) {
      response.send();
    } else if (body instanceof LongAnswer longAnswer) {
      longAnswer.write(response);
    } else {
      response.header(HeaderValues.CONTENT_TYPE_JSON);
      send(response, body);
    }
  }

  /**
   * Sends what is in memory anyway, in slices: Helidon 4.5.0 copies what it is given at once, for
   * as long as the receiver takes.
   */
  static void sendKept(ServerResponse response, byte[] body) {
    if (body.length <= SLICE) {
      response.send(body);
      return;
    }
    response.contentLength(body.length);
    try (OutputStream out = response.outputStream()) {
      for (int offset = 0; offset < body.length; offset += SLICE) {
        out.write(body, offset, Math.min(SLICE, body.length - offset));
      }
    } catch (IOException e) {
      throw cut("a file", new UncheckedIOException(e));
    }
  }

  /** What fails before the first of it is sent is still a problem like any other. */
  private static void send(ServerResponse response, Object body) {
    AnswerBody out = new AnswerBody(response);
    try {
      Json.write(body, out);
      out.end();
    } catch (IOException e) {
      throw cut("an answer", new UncheckedIOException(e));
    } catch (CloseConnectionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw out.hasBegun() ? cut("an answer", e) : e;
    }
  }

  /**
   * The end of a connection, so that nobody takes a part for all.
   *
   * @param what cannot be finished
   */
  static CloseConnectionException cut(String what, RuntimeException reason) {
    if (reason instanceof ProblemException) {
      LOG.log(System.Logger.Level.WARNING, what + " is cut halfway: " + reason.getMessage());
    } else if (reason.getCause() instanceof IOException) {
      LOG.log(System.Logger.Level.DEBUG, "the receiver of " + what + " went away", reason);
    } else {
      LOG.log(System.Logger.Level.ERROR, what + " failed halfway: its connection is cut", reason);
    }
    return new CloseConnectionException(what + " is cut halfway", reason);
  }
}
