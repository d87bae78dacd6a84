package dev.provenance.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Ends writes to receivers that take nothing. */
final class StalledWrites implements AutoCloseable {
  /** How long a receiver may take nothing of what there is for it. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Duration patience;
  private final SocketWatch sockets =
      new SocketWatch("the receiver takes nothing, or the server stops");

  /**
   * Watches from now on.
   *
   * @param patience how long a write may last
   */
  StalledWrites(Duration patience) {
    this.patience = patience;
  }

  /** The same stream, whose writes end. To be used by one virtual thread. */
  OutputStream watch(OutputStream out) {
    return new Watched(out);
  }

  /** From now on no write waits for its receiver. */
  @Override
  public void close() {
    sockets.close();
  }

  private final class Watched extends FilterOutputStream {
    private final SocketWatch.Stay stay = sockets.stay();

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stay.write(patience, () -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
      stay.write(patience, out::flush);
    }

    @Override
    public void close() throws IOException {
      stay.write(patience, out::close);
    }
  }
}
