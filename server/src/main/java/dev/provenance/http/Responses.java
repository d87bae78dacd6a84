package dev.provenance.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;

/** Writes answers. */
final class Responses {
  private Responses() {}

  static void send(ServerResponse response, Answer answer) {
    response.status(answer.status());
    answer.headers().forEach(response::header);
    Object body = answer.body();
    if (body == null) {
      response.send();
    } else if (body instanceof EventStream stream) {
      stream.write(response);
    } else if (body instanceof Download download) {
      download.write(response);
    } else {
      response.header(HeaderValues.CONTENT_TYPE_JSON);
      response.send(Json.bytes(body));
    }
  }
}
