package dev.provenance.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What a connection receives, of which it holds so much at most that nobody has read yet. Helidon
 * 4.5.0 would hold a whole chunk, and the whole line with its length, however long.
 */
final class Received {
  /** Bytes. */
  private static final ScopedValue<Integer> LIMIT = ScopedValue.newInstance();

  private final Thread thread = Thread.currentThread();
  private final ConnectionContext socket;
  private final Consumer<Received> speaks;
  private final AtomicBoolean hasSpokenOrEnded = new AtomicBoolean();
  private final DataReader reader = DataReader.create(this::more);
  private boolean hasSpoken;

  /** No fewer bytes than nobody has read yet: to count those is a walk over all of them. */
  private long most;

  /**
   * To be made by the connection's own virtual thread.
   *
   * @param speaks told when something was received for the first time, or nothing will be
   */
  Received(ConnectionContext socket, Consumer<Received> speaks) {
    this.socket = socket;
    this.speaks = speaks;
  }

  /**
   * The limit while a body is read; otherwise it is {@link Bodies#SMALL}, for headers have limits
   * of their own. What would go beyond is a {@link RequestException} with the status 413.
   *
   * @param limit bytes that the body may have
   */
  static ScopedValue.Carrier atMost(int limit) {
    return ScopedValue.where(LIMIT, Math.max(limit, Bodies.SMALL));
  }

  DataReader reader() {
    return reader;
  }

  /**
   * Ends the connection if nothing has been received; to be called by any thread. Whoever is
   * interrupted while he reads closes the socket. To close it from here would wait for him, where
   * he is in the midst of shaking hands (TLS).
   */
  void endIfSilent() {
    if (hasSpokenOrEnded.compareAndSet(false, true)) {
      thread.interrupt();
    }
  }

  private byte[] more() {
    int limit = LIMIT.orElse(Bodies.SMALL);
    if (most > limit) {
      most = reader.available();
      if (most > limit) {
        throw RequestException.builder()
            .type(EventType.BAD_REQUEST)
            .status(Status.REQUEST_ENTITY_TOO_LARGE_413)
            .message("more than " + limit + " bytes in one piece")
            .setKeepAlive(false)
            .build();
      }
    }
    byte[] bytes = received();
    most += bytes.length;
    return bytes;
  }

  private byte[] received() {
    DataReader from = socket.dataReader();
    try {
      from.ensureAvailable();
    } finally {
      if (!hasSpoken) {
        speaks.accept(this);
      }
    }
    if (!hasSpoken && !hasSpokenOrEnded.compareAndSet(false, true)) {
      throw new CloseConnectionException("the server stops");
    }
    hasSpoken = true;
    return from.readBytes(from.available());
  }
}
