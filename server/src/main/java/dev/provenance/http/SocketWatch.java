package dev.provenance.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what takes too long at a socket: nothing else would, as long as the other end of the
 * connection is up. A virtual thread that is interrupted while it reads or writes closes the
 * socket.
 */
final class SocketWatch implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final String tooLong;
  private final Set<Stay> stays = ConcurrentHashMap.newKeySet();
  private final Thread watcher;
  private volatile boolean closing;

  /**
   * Watches from now on.
   *
   * @param tooLong what is said of a stay that was ended
   */
  SocketWatch(String tooLong) {
    this.tooLong = tooLong;
    this.watcher = Thread.ofVirtual().name("socket watch").start(this::watch);
  }

  /** The calling virtual thread's stays at its socket. */
  Stay stay() {
    return new Stay();
  }

  /** From now on nobody stays. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(watcher);
  }

  /** Goes on after {@link #close} as long as there is anything to end. */
  private void watch() {
    while (!closing || !stays.isEmpty()) {
      stays.forEach(Stay::endIfTooLong);
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  /** The stay was ended, and the connection with it. */
  static final class EndedException extends IOException {
    private EndedException(String message) {
      super(message);
    }
  }

  @FunctionalInterface
  interface Writing {
    void run() throws IOException;
  }

  @FunctionalInterface
  interface Reading<T> {
    T get() throws IOException;
  }

  /** One thread at its socket, now and then. */
  final class Stay {
    private final Thread thread = Thread.currentThread();
    private boolean isThere;
    private boolean isEnded;
    private long deadline;

    /** Writes, for so long at most. */
    void write(Duration patience, Writing writing) throws IOException {
      begin(patience);
      try {
        writing.run();
      } finally {
        end();
      }
    }

    /** Reads, for so long at most. */
    <T> T read(Duration patience, Reading<T> reading) throws IOException {
      begin(patience);
      try {
        return reading.get();
      } finally {
        end();
      }
    }

    private void begin(Duration patience) throws IOException {
      synchronized (this) {
        deadline = System.nanoTime() + patience.toNanos();
        isThere = true;
      }
      stays.add(this);
      if (closing) {
        end();
        throw new IOException("the server stops");
      }
    }

    /** Afterwards nobody interrupts: what the thread does then is not for others to end. */
    private void end() throws IOException {
      stays.remove(this);
      synchronized (this) {
        isThere = false;
        if (isEnded) {
          Thread.interrupted();
          throw new EndedException(tooLong);
        }
      }
    }

    private synchronized void endIfTooLong() {
      if (isThere && (closing || System.nanoTime() - deadline > 0)) {
        isEnded = true;
        thread.interrupt();
      }
    }
  }
}
