package dev.provenance.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 on connections of which none can hold much or wait for long: what one receives is {@link
 * Received}, what it is sent {@link Sent}.
 */
final class Connections implements ServerConnectionSelector {
  private final ServerConnectionSelector http;
  private final SocketWatch receivers = new SocketWatch("the receiver takes nothing");
  private final Set<Received> silent = ConcurrentHashMap.newKeySet();
  private volatile boolean isOver;

  Connections(Http1Config config) {
    this.http = Http1ConnectionSelector.builder().config(config).build();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext socket) {
    Received received = new Received(socket, silent::remove);
    silent.add(received);
    if (isOver) {
      endSilent();
    }
    Sent sent = new Sent(socket.dataWriter(), receivers.stay());
    return http.connection(new BoundedConnection(socket, received.reader(), sent));
  }

  /**
   * Ends the connections, from now on also those that come, on which nothing was ever said. Helidon
   * 4.5.0 waits for them when it stops, and would answer what then comes.
   */
  void endSilent() {
    isOver = true;
    silent.forEach(Received::endIfSilent);
  }
}
