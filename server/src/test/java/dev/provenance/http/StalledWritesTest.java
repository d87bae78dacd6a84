package dev.provenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: writes to somebody who does not read end, others go on. */
final class StalledWritesTest {
  private static final Duration LONG = Duration.ofDays(1);

  private Socket sender;
  private Socket receiver;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
      receiver = listener.accept();
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    sender.close();
    receiver.close();
  }

  @Test
  void write_nobodyReads_endsWithTheConnection() throws Exception {
    try (StalledWrites writes = new StalledWrites(Duration.ofMillis(100))) {
      Sending sending = Sending.start(writes, sender, Long.MAX_VALUE);

      Await.until("the end", sending::isEnded);

      assertThat(sending.failure.get()).isInstanceOf(IOException.class);
      assertThat(sending.wasInterrupted).isFalse();
      assertThat(sender.isClosed()).isTrue();
    }
  }

  @Test
  void write_stopped_endsAtOnceAndForEver() throws Exception {
    StalledWrites writes = new StalledWrites(LONG);
    Sending sending = Sending.start(writes, sender, Long.MAX_VALUE);
    Await.until("a blocked write", sending::isBlocked);

    writes.close();

    Await.until("the end", sending::isEnded);
    assertThat(sending.failure.get()).isInstanceOf(IOException.class);
    Sending late = Sending.start(writes, receiver, 1);
    Await.until("the end", late::isEnded);
    assertThat(late.failure.get()).hasMessage("the server stops");
  }

  @Test
  void write_somebodyReads_goesOn() throws Exception {
    try (StalledWrites writes = new StalledWrites(LONG)) {
      Sending sending = Sending.start(writes, sender, 1_000);
      long read = receiver.getInputStream().transferTo(OutputStream.nullOutputStream());

      assertThat(read).isEqualTo(1_000L * Sending.PIECE);
      Await.until("the end", sending::isEnded);
      assertThat(sending.failure.get()).isNull();
    }
  }

  /** A virtual thread that writes pieces, as those of the server do. */
  private static final class Sending {
    static final int PIECE = 1 << 16;

    final AtomicReference<Exception> failure = new AtomicReference<>();
    volatile boolean wasInterrupted;
    private final Thread thread;

    private Sending(StalledWrites writes, Socket socket, long pieces) {
      this.thread = Thread.ofVirtual().unstarted(() -> send(writes, socket, pieces));
    }

    static Sending start(StalledWrites writes, Socket socket, long pieces) {
      Sending sending = new Sending(writes, socket, pieces);
      sending.thread.start();
      return sending;
    }

    boolean isEnded() {
      return !thread.isAlive();
    }

    boolean isBlocked() {
      return thread.getState() == Thread.State.WAITING;
    }

    private void send(StalledWrites writes, Socket socket, long pieces) {
      try (OutputStream out = writes.watch(socket.getOutputStream())) {
        for (long i = 0; i < pieces; i++) {
          out.write(new byte[PIECE]);
        }
      } catch (IOException e) {
        failure.set(e);
      }
      wasInterrupted = Thread.currentThread().isInterrupted();
    }
  }
}
