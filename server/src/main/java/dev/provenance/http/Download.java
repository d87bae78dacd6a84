package dev.provenance.http;

import io.helidon.webserver.http.ServerResponse;

/** An answer that is a file, written while it is read. */
@FunctionalInterface
interface Download {
  /** Writes all of it; cuts the connection when it cannot, so that nobody takes a part for all. */
  void write(ServerResponse response);
}
