package dev.provenance.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends writes to receivers that take nothing: nothing else would, as long as their end of the
 * connection is up. A virtual thread that is interrupted while it writes to a socket closes it.
 */
final class StalledWrites implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final long patience;
  private final Set<Watched> writing = ConcurrentHashMap.newKeySet();
  private final Thread watcher;
  private volatile boolean closing;

  /**
   * @param patience how long a write may last
   */
  StalledWrites(Duration patience) {
    this.patience = patience.toNanos();
    this.watcher = Thread.ofVirtual().name("stalled writes").start(this::watch);
  }

  /** The same stream, whose writes end. To be used by one virtual thread. */
  OutputStream watch(OutputStream out) {
    return new Watched(out);
  }

  /** From now on no write waits for its receiver. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(watcher);
  }

  /** Goes on after {@link #close} as long as there is anything to end. */
  private void watch() {
    while (!closing || !writing.isEmpty()) {
      writing.forEach(Watched::endIfStalled);
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private final class Watched extends FilterOutputStream {
    private final Thread writer = Thread.currentThread();
    private boolean isWriting;
    private boolean isEnded;
    private long since;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      timed(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
      timed(out::flush);
    }

    @Override
    public void close() throws IOException {
      timed(out::close);
    }

    private void timed(Write write) throws IOException {
      begin();
      try {
        write.run();
      } finally {
        end();
      }
    }

    private void begin() throws IOException {
      synchronized (this) {
        since = System.nanoTime();
        isWriting = true;
      }
      writing.add(this);
      if (closing) {
        end();
        throw new IOException("the server stops");
      }
    }

    /** Outside a write nobody interrupts: what the thread does then is not for others to end. */
    private void end() throws IOException {
      writing.remove(this);
      synchronized (this) {
        isWriting = false;
        if (isEnded) {
          Thread.interrupted();
          throw new IOException("the receiver takes nothing, or the server stops");
        }
      }
    }

    private synchronized void endIfStalled() {
      if (isWriting && (closing || System.nanoTime() - since > patience)) {
        isEnded = true;
        writer.interrupt();
      }
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
