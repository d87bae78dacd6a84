package dev.provenance.http;

import io.helidon.webserver.http.ServerResponse;

/** An answer that is written while it is read, and may go on for long: events, or a file. */
@FunctionalInterface
interface LongAnswer {
  /**
   * Writes until all is said, the receiver goes away or the server ends. What has an end and does
   * not reach it cuts the connection, so that nobody takes a part for all.
   */
  void write(ServerResponse response);
}
