package dev.provenance.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/** Writes answers. */
final class Responses {
  /** Precomputed, as they go out with every answer. */
  static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  static final Header NO_SNIFF = HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF;

  private static final SocketWatch RECEIVERS = new SocketWatch("the receiver takes nothing");

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
      send(response, Json.bytes(body));
    }
  }

  /** A large answer is held in memory for as long as its receiver takes. */
  private static void send(ServerResponse response, byte[] body) {
    if (body.length <= Bodies.SMALL) {
      response.send(body);
      return;
    }
    try {
      RECEIVERS.stay().write(StalledWrites.PATIENCE, () -> response.send(body));
    } catch (IOException e) {
      throw new CloseConnectionException(e.getMessage(), e);
    }
  }
}
