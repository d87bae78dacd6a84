package dev.provenance.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/** Knows of each connection's thread whether it is reading the headers of a request. */
final class HeaderReading implements Http1ConnectionListener {
  private final ThreadLocal<Boolean> underWay = ThreadLocal.withInitial(() -> false);

  boolean isUnderWay() {
    return underWay.get();
  }

  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    underWay.set(true);
  }

  @Override
  public void headers(ConnectionContext connection, Headers headers) {
    underWay.set(false);
  }
}
