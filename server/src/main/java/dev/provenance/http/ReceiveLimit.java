package dev.provenance.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * HTTP/1.1 that bounds what a connection holds of what it received and nobody has read yet. Helidon
 * 4.5.0 holds a whole chunk, and the whole line with its length, however long.
 */
final class ReceiveLimit implements ServerConnectionSelector {
  /** Bytes. */
  private static final ScopedValue<Integer> LIMIT = ScopedValue.newInstance();

  private final ServerConnectionSelector http;

  ReceiveLimit(Http1Config config) {
    this.http = Http1ConnectionSelector.builder().config(config).build();
  }

  /**
   * The limit while a body is read; otherwise it is {@link Bodies#SMALL}, for headers have limits
   * of their own. What would go beyond is a {@link RequestException} with the status 413.
   *
   * @param limit bytes that the body may have
   */
  static ScopedValue.Carrier of(int limit) {
    return ScopedValue.where(LIMIT, Math.max(limit, Bodies.SMALL));
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
  public ServerConnection connection(ConnectionContext context) {
    return http.connection(new Limited(context, new Received(context.dataReader()).limited));
  }

  /** What one connection received. */
  private static final class Received {
    private final DataReader received;
    private final DataReader limited = DataReader.create(this::more);

    /** No fewer bytes than nobody has read yet: to count those is a walk over all of them. */
    private long most;

    private Received(DataReader received) {
      this.received = received;
    }

    private byte[] more() {
      int limit = LIMIT.orElse(Bodies.SMALL);
      if (most > limit) {
        most = limited.available();
        if (most > limit) {
          throw RequestException.builder()
              .type(EventType.BAD_REQUEST)
              .status(Status.REQUEST_ENTITY_TOO_LARGE_413)
              .message("more than " + limit + " bytes in one piece")
              .setKeepAlive(false)
              .build();
        }
      }
      received.ensureAvailable();
      byte[] bytes = received.readBytes(received.available());
      most += bytes.length;
      return bytes;
    }
  }

  /** The connection as it is, but for what is read of it. */
  private record Limited(ConnectionContext connection, DataReader dataReader)
      implements ConnectionContext {
    @Override
    public ListenerContext listenerContext() {
      return connection.listenerContext();
    }

    @Override
    public ExecutorService executor() {
      return connection.executor();
    }

    @Override
    public DataWriter dataWriter() {
      return connection.dataWriter();
    }

    @Override
    public Router router() {
      return connection.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
      return connection.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
      return connection.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
      return connection.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
      return connection.localPeer();
    }

    @Override
    public boolean isSecure() {
      return connection.isSecure();
    }

    @Override
    public String socketId() {
      return connection.socketId();
    }

    @Override
    public String childSocketId() {
      return connection.childSocketId();
    }
  }
}
