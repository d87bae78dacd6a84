package dev.provenance.http;

import io.helidon.webserver.http.ServerResponse;

/** An answer that goes on: server-sent events (WHATWG HTML, section 9.2). */
@FunctionalInterface
interface EventStream {
  /** Writes until the receiver goes away or the server ends. */
  void write(ServerResponse response);
}
